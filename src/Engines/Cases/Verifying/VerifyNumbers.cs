using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Cases.Filing;
using Saola.Engines.Cases.Model;
using Saola.Engines.Ledger;
using Saola.Kernel;

namespace Saola.Engines.Cases.Verifying;

/// <summary>
/// For <c>./saola verify</c>: the numbers of each day have no gap (domain.md 1.2), every number that was given stands on a case and every case has
/// one of its day's series. A day that differs is looked at twice: somebody may be filing.
/// </summary>
internal sealed class VerifyNumbers(AppDbContext db, Counters counters, FilingParts parts, SaolaSettings settings) : IVerification
{
    public string Name => Texts.Say("Verify.Numbers");

    public async IAsyncEnumerable<string> FaultsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var day in DaysAsync(cancellationToken))
        {
            if ((await DayAsync(day, cancellationToken)).Count == 0) continue;
            foreach (var fault in await DayAsync(day, cancellationToken)) yield return fault;
        }
    }

    // Days that gave numbers and days on which cases were filed; both are bounded by the age of the installation.
    private async IAsyncEnumerable<DateOnly> DaysAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var days = new SortedSet<DateOnly>();
        var prefix = $"case:{settings.OrganisationCode}:";
        await foreach (var counter in counters.AllAsync(prefix, cancellationToken))
            if (DateOnly.TryParseExact(counter.Name.AsSpan(prefix.Length), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) days.Add(day);
        var from = VietnamTime.Instant(DateOnly.MinValue.AddYears(1000), TimeOnly.MinValue);
        while (await db.Set<Case>().AsNoTracking().Where(c => c.FiledAt >= from).OrderBy(c => c.FiledAt).Select(c => (DateTimeOffset?)c.FiledAt).FirstOrDefaultAsync(cancellationToken) is { } filed)
        {
            days.Add(VietnamTime.Day(filed));
            from = VietnamTime.Instant(VietnamTime.Day(filed).AddDays(1), TimeOnly.MinValue);
        }
        foreach (var day in days) yield return day;
    }

    private async Task<List<string>> DayAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var series = CaseNumbers.CaseSeries(settings.OrganisationCode, day);
        var given = await counters.LastAsync(series, cancellationToken);
        var (from, to) = (VietnamTime.Instant(day, TimeOnly.MinValue), VietnamTime.Instant(day.AddDays(1), TimeOnly.MinValue));
        var numbers = await db.Set<Case>().AsNoTracking().Where(c => c.FiledAt >= from && c.FiledAt < to).Select(c => c.Number).ToListAsync(cancellationToken);
        var placed = numbers.ToLookup(n => CaseNumbers.Sequence(n, parts.NumberTemplate, day, settings.OrganisationCode, ""));
        // A number made after a template of earlier settings has no place that can be read: it is counted as one of the series.
        var own = Shape(CaseNumbers.Fill(parts.NumberTemplate, day, settings.OrganisationCode, "", 1));
        var strangers = placed[null].ToLookup(number => Shape(number) == own);
        var foreign = strangers[false].ToList();
        var missing = Enumerable.Range(1, (int)given).Where(place => !placed.Contains(place)).ToList();
        var faults = placed.Where(p => p.Key > given || p.Key == 0).SelectMany(p => p).Select(n => Texts.Say("Verify.NumberBeyond", n, given, VietnameseFormats.Day(day))).ToList();
        faults.AddRange(strangers[true].Select(number => Texts.Say("Verify.NumberForeign", number, VietnameseFormats.Day(day))));
        if (missing.Count > foreign.Count)
            faults.Add(Texts.Say("Verify.NumberMissing", CaseNumbers.Fill(parts.NumberTemplate, day, settings.OrganisationCode, "", missing[0]), missing.Count - foreign.Count, VietnameseFormats.Day(day)));
        if (foreign.Count > missing.Count) faults.Add(Texts.Say("Verify.NumberForeign", foreign[0], VietnameseFormats.Day(day)));
        return faults;
    }

    // Of another day's number only the digits differ.
    private static string Shape(string number) => string.Concat(number.Select(c => char.IsAsciiDigit(c) ? '0' : c));
}
