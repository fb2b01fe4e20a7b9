using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Ledger.Model;
using Saola.Events;
using Saola.Events.Cases;
using Saola.Kernel;
using Saola.TestKit;

namespace Saola.Engines.Tests.Indicators;

/// <summary>What an event adds, written down a second time in code: the measures of the catalogue are checked against it.</summary>
internal sealed record Addition(string Measure, DateOnly Day, CaseFacts Case, long Value);

/// <summary>Counts everything again from the events as they lie in the ledger, sealed or not, without the engine that is tested.</summary>
internal sealed class Recount
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    private readonly List<(DateTimeOffset At, IEvent Event)> _events;

    private Recount(List<(DateTimeOffset, IEvent)> events)
    {
        _events = events;
        Additions = [.. events.SelectMany(e => Of(e.Item2))];
    }

    public IReadOnlyList<Addition> Additions { get; }

    public static async Task<Recount> ReadAsync(SaolaTestHost host)
    {
        var rows = await host.InScopeAsync(s => s.GetRequiredService<AppDbContext>().Set<LedgerEvent>().AsNoTracking().Where(e => e.SubjectKind == "case").ToListAsync());
        return new Recount([.. rows.OrderBy(r => r.At).ThenBy(r => r.Id).Select(r => (r.At, Read(r)))]);
    }

    public long Sum(string measure, DateOnly from, DateOnly to, Func<CaseFacts, bool>? only = null) =>
        Additions.Where(a => a.Measure == measure && a.Day >= from && a.Day <= to && only?.Invoke(a.Case) != false).Sum(a => a.Value);

    /// <summary>The cases that stood open at an instant.</summary>
    public IReadOnlyList<OpenCase> OpenAt(DateTimeOffset at)
    {
        var open = new Dictionary<string, OpenCase>(StringComparer.Ordinal);
        foreach (var (_, e) in _events.Where(e => e.At <= at))
        {
            switch (e)
            {
                case CaseFiled x: open[x.Case.Number] = new OpenCase(x.Case, null, false); break;
                case CaseAccepted x: open[x.Case.Number] = open[x.Case.Number] with { DueAt = x.DueAt }; break;
                case SupplementRequested x: open[x.Case.Number] = open[x.Case.Number] with { Paused = true }; break;
                case SupplementAnswered x: open[x.Case.Number] = open[x.Case.Number] with { Paused = false, DueAt = x.DueAt }; break;
                case CaseDueMoved x: open[x.Case.Number] = open[x.Case.Number] with { Paused = false, DueAt = x.To }; break;
                case CaseResolved x: open.Remove(x.Case.Number); break;
                case CaseStopped x: open.Remove(x.Case.Number); break;
                case CaseRefusedAtIntake x: open.Remove(x.Case.Number); break;
            }
        }
        return [.. open.Values];
    }

    private static IEvent Read(LedgerEvent row)
    {
        var type = typeof(CaseFiled).Assembly.GetTypes().Single(t => t.GetCustomAttributes(typeof(EventKindAttribute), false).OfType<EventKindAttribute>().Any(k => k.Kind == row.Kind));
        return (IEvent)JsonSerializer.Deserialize(row.Payload, type, Options)!;
    }

    private static List<Addition> Of(IEvent e)
    {
        Addition Add(string measure, DateTimeOffset at, CaseFacts facts, long value = 1) => new(measure, VietnamTime.Day(at), facts, value);
        List<Addition> all = [];
        switch (e)
        {
            case CaseFiled x:
                all.Add(Add("received", x.FiledAt, x.Case));
                all.Add(Add("received_" + x.Case.Channel, x.FiledAt, x.Case));
                if (x.Case.Channel == "online" || x.Papers > 0) all.Add(Add("received_digital", x.FiledAt, x.Case));
                break;
            case CaseAccepted x:
                all.Add(Add("accepted", x.AcceptedAt, x.Case));
                if (x.ReceptionInTime) all.Add(Add("accepted_in_time", x.AcceptedAt, x.Case));
                break;
            case CaseRefusedAtIntake x: all.Add(Add("refused_at_intake", x.At, x.Case)); break;
            case SupplementRequested x:
                all.Add(Add("supplement_requests", x.At, x.Case));
                if (x.Round > 1) all.Add(Add("supplement_repeated", x.At, x.Case));
                break;
            case CaseResolved x: all.AddRange(OfResult(x)); break;
            case StepOverstepped x: all.Add(Add("steps_overstepped", x.DueAt, x.Case)); break;
            case ApologySigned x: all.Add(Add("apologies_signed", x.At, x.Case)); break;
            case CaseReturned x: all.Add(Add("returned", x.At, x.Case)); break;
            case CaseStopped x: all.Add(Add("stopped", x.At, x.Case)); break;
            case CaseRated x:
                all.Add(Add("rated", x.At, x.Case));
                if (x.Satisfaction is "satisfied" or "dissatisfied") all.Add(Add(x.Satisfaction, x.At, x.Case));
                break;
            case DocumentMade { Kind: "result" } x: all.Add(Add("results_electronic", x.At, x.Case)); break;
            case FeeReceived x: all.Add(Add("fee_received", x.At, x.Case, x.Dong)); break;
        }
        return all;
    }

    private static IEnumerable<Addition> OfResult(CaseResolved x)
    {
        Addition Add(string measure, long value = 1) => new(measure, VietnamTime.Day(x.At), x.Case, value);
        yield return Add("resolved");
        yield return Add(x.InTime ? "resolved_in_time" : "resolved_late");
        if (x.Early) yield return Add("resolved_early");
        if (x.InTime && x.SupplementRounds <= 1) yield return Add("resolved_in_time_766");
        yield return Add(x.Outcome == "granted" ? "granted" : "refused");
        yield return Add("agency_minutes", x.AgencyMinutes);
        yield return Add("citizen_minutes", x.CitizenMinutes);
    }
}

/// <summary>A case that stood open.</summary>
internal sealed record OpenCase(CaseFacts Case, DateTimeOffset? DueAt, bool Paused);
