using Saola.Engines.Cases;
using Saola.Engines.Messages;
using Saola.Kernel;

namespace Saola.Modules.PublicServices.Notices;

/// <summary>
/// Notices N1 to N9 (procedures.md, common to all six): each names the next step and whom to ask. One for each transition, whatever happens.
/// </summary>
internal sealed class SendNotices(ReadCase read, INotices notices, Data.UnitOfWork work, SaolaSettings settings, Engines.Identity.IUnits units, ListFeeDecisions fees) : ICaseReaction
{
    public async Task ReactAsync(Guid caseId, CaseTransition transition, int round, CancellationToken cancellationToken)
    {
        if (await read.ForProgramAsync(caseId, cancellationToken) is not { } dossier || dossier.Type.Module != "PublicServices") return;
        if (Kind(transition) is not { } kind) return;
        var owed = transition == CaseTransition.FeeSet ? await FeesAsync(dossier, cancellationToken) : "";
        var notice = new Notice
        {
            Kind = kind, PersonId = dossier.FilerPersonId, Email = dossier.Contact.Email, About = CaseSubject.Of(caseId), Link = "/ho-so/" + dossier.Row.Number,
            Title = Texts.Say($"Notice.{kind}.Title", dossier.Row.Number), Body = Body(kind, dossier, round, owed), Key = $"{kind}:{caseId:N}:{round}",
            Files = [.. dossier.Documents.Where(d => d.ForApplicant && BelongsTo(d, transition, round)).Select(d => d.PdfFileId)],
        };
        await work.RunAsync(token => notices.EnqueueAsync(notice, token), cancellationToken);
    }

    private static string? Kind(CaseTransition transition) => transition switch
    {
        CaseTransition.Filed => "N1",
        CaseTransition.Accepted => "N2",
        CaseTransition.SupplementRequested => "N3",
        CaseTransition.RefusedAtIntake => "N4",
        CaseTransition.FeeSet => "N5",
        CaseTransition.DueMoved => "N6",
        CaseTransition.Stopped => "N7",
        CaseTransition.Resolved => "N8",
        CaseTransition.Returned => "N9",
        CaseTransition.SupplementAnswered or CaseTransition.Moved or CaseTransition.WithdrawalRequested => null,
        _ => throw new InvalidOperationException($"No notice for {transition}."),
    };

    private static bool BelongsTo(DocumentView document, CaseTransition transition, int round) => (transition, document.Kind) switch
    {
        (CaseTransition.Filed, "receipt_slip") => document.Round == 0,
        (CaseTransition.Accepted, "receipt_slip") => document.Round == 1,
        (CaseTransition.SupplementRequested, "supplement_request") => document.Round == round,
        (CaseTransition.RefusedAtIntake, "refusal_slip") or (CaseTransition.Stopped, "stop_notice") => true,
        (CaseTransition.Resolved or CaseTransition.Returned, "result") => true,
        _ => false,
    };

    private async Task<string> FeesAsync(CaseDetails dossier, CancellationToken cancellationToken)
    {
        var decided = await fees.HandleAsync(dossier.Row.Id, cancellationToken);
        return string.Join('\n', dossier.Fees.Where(f => f.ReceivedAt is null)
            .Select(f => Texts.Say("Notice.Fee", f.Name, f.Amount, decided.FirstOrDefault(d => d.FeeId == f.FeeId)?.Reason ?? "").TrimEnd()));
    }

    private string Body(string kind, CaseDetails dossier, int round, string owed)
    {
        var row = dossier.Row;
        var due = row.DueAt is { } at ? VietnameseFormats.InstantWithWeekday(at) : Texts.Say("Notice.NoTerm");
        var supplement = dossier.Supplements.FirstOrDefault(s => s.Round == round);
        var items = supplement is null ? "" : string.Join('\n', supplement.Items.Select(i => $"- {i.Label}: {i.Problem}"));
        var reason = dossier.Runs.Count > 0 ? dossier.Runs[^1].Reason ?? dossier.Stop?.Reason ?? "" : "";
        var body = Texts.Say($"Notice.{kind}.Body", row.Number, row.TypeName, due, items, supplement is null ? "" : VietnameseFormats.Day(supplement.DueBy), reason,
            VietnameseFormats.InstantWithWeekday(row.ReceptionDueAt), Texts.Say("Delivery." + row.DeliveryMode), owed);
        return $"{body}\n\n{Texts.Say("Notice.Track", $"{settings.PublicAddress}/tra-cuu", row.Number, dossier.TrackingCode)}\n{Texts.Say("Notice.Ask", units.NameOf(row.StepUnit ?? row.UnitCode))}";
    }
}
