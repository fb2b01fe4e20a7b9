using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Cases.Filing;
using Saola.Engines.Cases.Model;
using Saola.Engines.Ledger;
using Saola.Kernel;

namespace Saola.Engines.Cases.Verifying;

/// <summary>For <c>./saola verify</c>: the numbers of results have no gap in their template, unit and year, and no issued result is without one. A result that waits for its signature has its number already.</summary>
internal sealed class VerifyResultNumbers(AppDbContext db, Counters counters, CaseTypes types, SaolaSettings settings) : IVerification
{
    private const int Page = 500;

    public string Name => Texts.Say("Verify.ResultNumbers");

    public async IAsyncEnumerable<string> FaultsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Counters first: what is issued meanwhile lies beyond them and is not judged.
        var given = await GivenAsync(cancellationToken);
        var found = given.Keys.ToDictionary(name => name, _ => new List<long>(), StringComparer.Ordinal);
        await foreach (var result in ResultsAsync(cancellationToken))
        {
            if (string.IsNullOrEmpty(result.Number))
            {
                yield return Texts.Say("Verify.ResultWithoutNumber", result.CaseNumber);
                continue;
            }
            var type = await types.VersionAsync(result.TypeCode, result.TypeVersion, cancellationToken);
            var (template, day) = (CaseNumbers.ResultTemplate(type, result.Outcome, result.ResultId), VietnamTime.Day(result.IssuedAt));
            if (CaseNumbers.Sequence(result.Number, template, day, settings.OrganisationCode, result.UnitCode) is not { } place) yield return Texts.Say("Verify.ResultForeign", result.Number, result.CaseNumber, template);
            else if (found.TryGetValue(CaseNumbers.ResultSeries(template, result.UnitCode, day), out var places)) places.Add(place);
        }
        foreach (var (series, places) in found)
        {
            places.Sort();
            if (Gap(places, given[series]) is { } gap) yield return Texts.Say(gap.IsTwice ? "Verify.ResultTwice" : "Verify.ResultMissing", gap.Place, series["result:".Length..]);
        }
    }

    private static (long Place, bool IsTwice)? Gap(List<long> places, long given)
    {
        for (var i = 0; i < places.Count && i < given; i++)
        {
            if (i > 0 && places[i] == places[i - 1]) return (places[i], true);
            if (places[i] != i + 1) return (i + 1, false);
        }
        return places.Count < given ? (places.Count + 1, false) : null;
    }

    private async Task<Dictionary<string, long>> GivenAsync(CancellationToken cancellationToken)
    {
        var given = new Dictionary<string, long>(StringComparer.Ordinal);
        await foreach (var counter in counters.AllAsync("result:", cancellationToken)) given[counter.Name] = counter.Value;
        return given;
    }

    private async IAsyncEnumerable<IssuedResult> ResultsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var last = Guid.Empty;
        while (true)
        {
            var from = last;
            var page = await (
                from result in db.Set<CaseResult>().AsNoTracking() join dossier in db.Set<Case>().AsNoTracking() on result.CaseId equals dossier.Id
                where (result.NumberedAt != null || result.IssuedAt != null) && result.Id.CompareTo(@from) > 0 orderby result.Id
                select new IssuedResult(result.Id, result.Number, result.ResultId, result.NumberedAt ?? result.IssuedAt!.Value, dossier.Number, dossier.Outcome, dossier.UnitCode, dossier.TypeCode, dossier.TypeVersion))
                .Take(Page).ToListAsync(cancellationToken);
            foreach (var result in page) yield return result;
            if (page.Count < Page) yield break;
            last = page[^1].Id;
        }
    }

    private sealed record IssuedResult(
        Guid Id, string? Number, string ResultId, DateTimeOffset IssuedAt, string CaseNumber, CaseOutcome Outcome, string UnitCode, string TypeCode, int TypeVersion);
}
