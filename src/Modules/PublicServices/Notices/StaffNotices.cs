using Saola.Engines.Cases;
using Saola.Engines.Identity;
using Saola.Engines.Messages;
using Saola.Kernel;

namespace Saola.Modules.PublicServices.Notices;

/// <summary>
/// Tells the staff what waits for them: a term that ends soon or has passed, to the officer and the head of the unit; an opinion, to the unit that owes
/// it; an apology, to who must give its reason or sign it. In the inbox and by e-mail, each once for each due instant and person.
/// </summary>
internal sealed class StaffNotices(ReadCase read, INotices notices, Data.UnitOfWork work, StaffReaders readers, IUnits units) : ICaseReaction
{
    public async Task ReactAsync(Guid caseId, CaseTransition transition, int round, CancellationToken cancellationToken)
    {
        if (Kind(transition) is not { } kind) return;
        if (await read.ForProgramAsync(caseId, cancellationToken) is not { } dossier || dossier.Type.Module != "PublicServices" || !dossier.Row.State.IsOpen()) return;
        if (transition is CaseTransition.OpinionAsked or CaseTransition.OpinionDueSoon or CaseTransition.OpinionLapsed)
        {
            foreach (var opinion in dossier.Opinions.Where(o => o.AnsweredAt is null && CaseMoments.Of(o.DueAt) == round)) await TellAsync(dossier, kind, opinion, cancellationToken);
            return;
        }
        if (IsStale(dossier, transition, round)) return;
        var to = await readers.OfAsync(dossier, transition, cancellationToken);
        await SendAsync(dossier, kind, $"{round}", to, Link(dossier, transition), DueOf(dossier, transition), units.NameOf(dossier.Row.StepUnit ?? dossier.Row.UnitCode), Words(dossier), cancellationToken);
    }

    private async Task TellAsync(CaseDetails dossier, string kind, OpinionView opinion, CancellationToken cancellationToken)
    {
        var owing = await readers.OfUnitAsync(opinion.UnitCode, cancellationToken);
        // That it did not come concerns who asked as well.
        var to = kind == "S8" && opinion.AskedBy is { } asker ? [.. owing, asker] : owing;
        await SendAsync(dossier, kind, opinion.Id.ToString("N"), to, $"/can-bo/ho-so/{dossier.Row.Number}/trao-doi", opinion.DueAt, units.NameOf(opinion.UnitCode), opinion.Question, cancellationToken);
    }

    private Task SendAsync(CaseDetails dossier, string kind, string key, IReadOnlyList<Guid> to, string link, DateTimeOffset? due, string unit, string words, CancellationToken cancellationToken)
    {
        var row = dossier.Row;
        var step = dossier.Type.Step(row.StepId)?.Name ?? "";
        var at = due is { } instant ? VietnameseFormats.InstantWithWeekday(instant) : "";
        return work.RunAsync(async token =>
        {
            foreach (var person in to.Distinct())
            {
                await notices.EnqueueAsync(new Notice
                {
                    Kind = kind, PersonId = person, About = CaseSubject.Of(row.Id), Link = link, Title = Texts.Say($"Notice.{kind}.Title", row.Number, step, unit),
                    Body = Texts.Say($"Notice.{kind}.Body", row.Number, row.TypeName, step, at, unit, row.ApplicantName, words), Key = $"{kind}:{row.Id:N}:{key}:{person:N}",
                }, token);
            }
        }, cancellationToken);
    }

    // Between the warning and this job the case may have gone on: nobody is warned of what is done.
    private static bool IsStale(CaseDetails dossier, CaseTransition transition, int round) => transition switch
    {
        CaseTransition.StepDueSoon or CaseTransition.StepOverstepped => dossier.Row.StepDueAt is not { } step || CaseMoments.Of(step) != round,
        CaseTransition.DueSoon or CaseTransition.Overdue => dossier.Row.DueAt is not { } due || CaseMoments.Of(due) != round,
        CaseTransition.SupplementExpired => dossier.Row.State != CaseState.SupplementRequested,
        _ => false,
    };

    private static DateTimeOffset? DueOf(CaseDetails dossier, CaseTransition transition) => transition switch
    {
        CaseTransition.StepDueSoon or CaseTransition.StepOverstepped => dossier.Row.StepDueAt,
        CaseTransition.SupplementExpired => VietnamTime.Instant(dossier.Supplements[^1].DueBy, new TimeOnly(17, 0)),
        CaseTransition.ApologyProposed or CaseTransition.ApologyReturned or CaseTransition.ApologySigned => dossier.Apologies[^1].NewDueAt,
        CaseTransition.ApologyDrafted => dossier.Apologies[^1].MissedDueAt,
        _ => dossier.Row.DueAt,
    };

    private static string Words(CaseDetails dossier) => dossier.Apologies.Count == 0 ? "" : dossier.Apologies[^1] is { ReturnReason: { } back } ? back : dossier.Apologies[^1].Reason ?? "";

    private static string Link(CaseDetails dossier, CaseTransition transition) => $"/can-bo/ho-so/{dossier.Row.Number}" + (transition switch
    {
        CaseTransition.Overdue or CaseTransition.ApologyDrafted or CaseTransition.ApologyProposed or CaseTransition.ApologyReturned => "/xin-loi",
        _ => "",
    });

    private static string? Kind(CaseTransition transition) => transition switch
    {
        CaseTransition.StepDueSoon => "S1",
        CaseTransition.StepOverstepped => "S2",
        CaseTransition.DueSoon => "S3",
        CaseTransition.Overdue => "S4",
        CaseTransition.SupplementExpired => "S5",
        CaseTransition.OpinionAsked => "S6",
        CaseTransition.OpinionDueSoon => "S7",
        CaseTransition.OpinionLapsed => "S8",
        CaseTransition.ApologyDrafted => "S9",
        CaseTransition.ApologyProposed => "S10",
        CaseTransition.ApologyReturned => "S11",
        CaseTransition.ApologySigned => "S12",
        _ => null,
    };
}

/// <summary>Whom a warning concerns.</summary>
internal sealed class StaffReaders(IDirectory directory)
{
    // Where nobody was assigned the whole role of the unit is asked; more letters than this would be read by nobody.
    private const int MostOfRole = 12;

    public async Task<IReadOnlyList<Guid>> OfAsync(CaseDetails dossier, CaseTransition transition, CancellationToken cancellationToken)
    {
        var apology = dossier.Apologies.Count > 0 ? dossier.Apologies[^1] : null;
        return transition switch
        {
            CaseTransition.ApologyProposed when apology is not null => await HoldersAsync(apology.SignerRole, apology.SignerUnit, cancellationToken),
            CaseTransition.ApologyReturned when apology?.ProposedBy is { } proposer => [proposer],
            CaseTransition.ApologySigned => await OfficersAsync(dossier.Row, cancellationToken),
            CaseTransition.Overdue => [.. await OfficersAsync(dossier.Row, cancellationToken), .. await HeadsAsync(dossier.Row, cancellationToken), .. await HoldersAsync(Roles.UnitHead, dossier.Row.UnitCode, cancellationToken)],
            _ => [.. await OfficersAsync(dossier.Row, cancellationToken), .. await HeadsAsync(dossier.Row, cancellationToken)],
        };
    }

    /// <summary>The heads of a unit; its officers where it has none.</summary>
    public async Task<IReadOnlyList<Guid>> OfUnitAsync(string unit, CancellationToken cancellationToken) =>
        await HoldersAsync(Roles.UnitHead, unit, cancellationToken) is { Count: > 0 } heads ? heads : await HoldersAsync(Roles.Officer, unit, cancellationToken);

    private async Task<IReadOnlyList<Guid>> OfficersAsync(CaseRow row, CancellationToken cancellationToken)
    {
        if (row.AssigneeId is { } officer) return [officer];
        return row is { StepRole: { } role, StepUnit: { } unit } ? await HoldersAsync(role, unit, cancellationToken) : [];
    }

    private async Task<IReadOnlyList<Guid>> HeadsAsync(CaseRow row, CancellationToken cancellationToken) =>
        row.StepUnit is { } unit ? await HoldersAsync(Roles.UnitHead, unit, cancellationToken) : [];

    private async Task<IReadOnlyList<Guid>> HoldersAsync(string role, string unit, CancellationToken cancellationToken) =>
        [.. (await directory.HoldersAsync(role, unit, cancellationToken)).Take(MostOfRole).Select(p => p.Id)];
}
