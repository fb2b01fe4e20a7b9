using Saola.Engines.Calendar;
using Saola.Engines.Cases;
using Saola.Engines.Documents.Slips;
using Saola.Kernel;

namespace Saola.Modules.PublicServices.Slips;

/// <summary>Slips 01, 02 and 03: what the applicant gets of the reception (domain.md 1.3, procedures.md A).</summary>
internal sealed class ReceptionSlips(SlipFacts facts, ICalendars calendars)
{
    /// <summary>
    /// Slip 01. At filing it names the latest date (eight working hours of reception, then the term); at acceptance the date that counts.
    /// </summary>
    public async Task<ReceiptSlip> ReceiptAsync(CaseDetails dossier, CancellationToken cancellationToken)
    {
        var clerk = dossier.Runs[0];
        var accepted = dossier.Row.AcceptedAt;
        var at = accepted ?? dossier.Row.FiledAt;
        return new ReceiptSlip
        {
            Head = facts.Head, IssuedAt = at, FileCode = dossier.Row.Number, TrackingAddress = facts.TrackingAddress(dossier), TrackingCode = dossier.TrackingCode,
            Applicant = SlipFacts.Applicant(dossier), Procedure = SlipFacts.Procedure(dossier), Contact = facts.Contact(dossier.Type.First.UnitCode),
            ReceivingUnit = facts.UnitName(dossier.Type.First.UnitCode), Papers = Papers(dossier), SetCount = 1, Term = dossier.Type.TermText, AcceptedAt = at,
            DueAt = accepted is null ? LatestDue(dossier) : dossier.Row.DueAt, Delivery = Texts.Say("Delivery." + dossier.Row.DeliveryMode),
            Channel = SlipFacts.Channel(dossier), Fee = Fee(dossier),
            Receiver = accepted is null
                ? new SlipSigner { Name = facts.UnitName(clerk.UnitCode), Evidence = Texts.Say("Slip.ReceivedByProgram", VietnameseFormats.Instant(at)) }
                : await facts.SignerAsync(clerk.FinishedBy, clerk.UnitCode, at, null, null, cancellationToken),
        };
    }

    /// <summary>Slip 02: all items at once, each with what is wrong and how to mend it.</summary>
    public async Task<SupplementRequest> SupplementAsync(CaseDetails dossier, SupplementView request, CancellationToken cancellationToken)
    {
        var run = dossier.Runs.LastOrDefault(r => r.StartedAt <= request.AskedAt) ?? dossier.Runs[^1];
        return new SupplementRequest
        {
            Head = facts.Head, IssuedAt = request.AskedAt, FileCode = dossier.Row.Number, TrackingAddress = facts.TrackingAddress(dossier), TrackingCode = dossier.TrackingCode,
            Applicant = SlipFacts.Applicant(dossier), Procedure = SlipFacts.Procedure(dossier), Contact = facts.Contact(run.UnitCode),
            Number = $"{dossier.Row.Number}-{request.Round}/HDHS", Round = request.Round, DueBy = VietnamTime.Instant(request.DueBy, new TimeOnly(17, 0)),
            Items = [.. request.Items.Select(i => new Engines.Documents.Slips.SupplementItem
            {
                Target = i.Label, Problem = i.Problem, Basis = Texts.Say("Slip.SupplementBasis", dossier.Row.TypeCode), Guidance = i.Guidance ?? Texts.Say("Slip.SupplementGuidance"),
            })],
            Signer = await facts.SignerAsync(request.AskedBy, run.UnitCode, request.AskedAt, null, null, cancellationToken),
        };
    }

    /// <summary>Slip 03: never without its reason.</summary>
    public async Task<RefusalSlip> RefusalAsync(CaseDetails dossier, CancellationToken cancellationToken)
    {
        var run = dossier.Runs[^1];
        var at = run.FinishedAt ?? dossier.Row.FiledAt;
        return new RefusalSlip
        {
            Head = facts.Head, IssuedAt = at, FileCode = dossier.Row.Number, TrackingAddress = facts.TrackingAddress(dossier), TrackingCode = dossier.TrackingCode,
            Applicant = SlipFacts.Applicant(dossier), Procedure = SlipFacts.Procedure(dossier), Contact = facts.Contact(run.UnitCode),
            ReceivingUnit = facts.UnitName(run.UnitCode), Reason = run.Reason ?? Texts.Say("Slip.NoReason"), LegalBasis = Texts.Say("Slip.RefusalBasis", dossier.Row.TypeName, dossier.Row.TypeCode),
            Channel = SlipFacts.Channel(dossier), Receiver = await facts.SignerAsync(run.FinishedBy, run.UnitCode, at, null, null, cancellationToken),
        };
    }

    private DateTimeOffset? LatestDue(CaseDetails dossier)
    {
        var term = Term.ReadPhases(dossier.Type.Term).Value;
        return term.IsNone ? null : calendars.For(dossier.Row.UnitCode).Due(dossier.Row.ReceptionDueAt, term).Due;
    }

    private static IReadOnlyList<SlipPaper> Papers(CaseDetails dossier)
    {
        var form = dossier.Type.Papers.Where(p => p.Kind == "form").Select(p => new SlipPaper(p.Name, Texts.Say("Slip.Paper.Form"), 1));
        var files = dossier.Papers.Where(p => p.UntilVersion is null).GroupBy(p => p.Name, StringComparer.Ordinal).Select(g => new SlipPaper(g.Key, Texts.Say("Slip.Paper.Electronic"), g.Count()));
        return [.. form, .. files];
    }

    private static string? Fee(CaseDetails dossier)
    {
        if (dossier.Fees.Count == 0) return Texts.Say("Slip.NoFee");
        var total = dossier.Fees.Aggregate(Money.Zero, (sum, fee) => sum + fee.Amount);
        return Texts.Say(dossier.Row.Payment == PaymentState.Paid ? "Slip.FeePaid" : "Slip.FeeDue", total);
    }
}
