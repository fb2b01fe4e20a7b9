using Saola.Data;
using Saola.Engines.Cases;
using Saola.Engines.Identity;
using Saola.Engines.Messages;

namespace Saola.Modules.PublicServices.Notices;

/// <summary>
/// Notices N1 to N9 and N11 to N17 (procedures.md, common to all six): each names the next step and whom to ask. One for each transition, whatever happens.
/// The whole notice goes into the filer's inbox and to the filer's confirmed address. Another address that stands in the form was only typed: it
/// may be a stranger's, so it hears that there is news, without code, words and files.
/// </summary>
internal sealed class SendNotices(ReadCase read, NoticePost post, NoticeWords words, IDirectory directory, UnitOfWork work, ListFeeDecisions fees) : ICaseReaction
{
    public async Task ReactAsync(Guid caseId, CaseTransition transition, int round, CancellationToken cancellationToken)
    {
        if (await read.ForProgramAsync(caseId, cancellationToken) is not { } dossier || dossier.Type.Module != "PublicServices") return;
        if (Kind(transition) is not { } kind || IsStale(dossier, transition)) return;
        var filer = dossier.FilerPersonId is { } id ? await directory.PersonAsync(id, cancellationToken) : null;
        var text = words.Of(kind, dossier, round, await ReasonsAsync(transition, caseId, cancellationToken), filer?.Language);
        var notice = new Notice
        {
            Kind = kind, PersonId = dossier.FilerPersonId, About = CaseSubject.Of(caseId), Link = "/ho-so/" + dossier.Row.Number, Title = text.Title, Body = text.Body,
            Key = $"{kind}:{caseId:N}:{round}", Files = [.. dossier.Documents.Where(d => d.ForApplicant && BelongsTo(d, transition, round)).Select(d => d.PdfFileId)],
        };
        var typed = Typed(dossier.Contact.Email, filer);
        await work.RunAsync(token => post.SendAsync(notice, typed, words.Pointer(kind, dossier, filer?.Language), token), cancellationToken);
    }

    private static string? Typed(string? address, PersonCard? filer) =>
        string.IsNullOrWhiteSpace(address) || (filer is { EmailConfirmed: true } && string.Equals(address.Trim(), filer.Email, StringComparison.OrdinalIgnoreCase)) ? null : address;

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
        CaseTransition.SupplementDueSoon => "N11",
        CaseTransition.SupplementExpired => "N12",
        CaseTransition.SupplementExtended => "N13",
        CaseTransition.ApologySigned => "N14",
        CaseTransition.ResultRevoked => "N15",
        CaseTransition.ResultReplaced => "N16",
        CaseTransition.MailReturned => "N17",
        // What goes on inside the department is told to its staff (StaffNotices).
        _ => null,
    };

    // The answer came before the job: a reminder would only confuse.
    private static bool IsStale(CaseDetails dossier, CaseTransition transition) =>
        transition is CaseTransition.SupplementDueSoon or CaseTransition.SupplementExpired or CaseTransition.SupplementExtended && dossier.Row.State != CaseState.SupplementRequested;

    private static bool BelongsTo(DocumentView document, CaseTransition transition, int round) => (transition, document.Kind) switch
    {
        (CaseTransition.Filed, "receipt_slip") => document.Round == 0,
        (CaseTransition.Accepted, "receipt_slip") => document.Round == 1,
        (CaseTransition.SupplementRequested, "supplement_request") => document.Round == round,
        (CaseTransition.ApologySigned, "apology_extension") => document.Round == round,
        (CaseTransition.RefusedAtIntake, "refusal_slip") or (CaseTransition.Stopped, "stop_notice") => true,
        (CaseTransition.Resolved or CaseTransition.Returned, "result") => document.Round == 0,
        (CaseTransition.ResultReplaced, "result") => document.Round == round,
        _ => false,
    };

    private async Task<IReadOnlyDictionary<string, string>> ReasonsAsync(CaseTransition transition, Guid caseId, CancellationToken cancellationToken)
    {
        if (transition != CaseTransition.FeeSet) return new Dictionary<string, string>(StringComparer.Ordinal);
        var decided = await fees.HandleAsync(caseId, cancellationToken);
        return decided.DistinctBy(d => d.FeeId).ToDictionary(d => d.FeeId, d => d.Reason ?? "", StringComparer.Ordinal);
    }
}

/// <summary>Puts a notice and the hint to a typed address into one commit.</summary>
internal sealed class NoticePost(INotices notices, IMailQueue mails)
{
    public async Task SendAsync(Notice notice, string? typed, NoticeText hint, CancellationToken cancellationToken)
    {
        await notices.EnqueueAsync(notice, cancellationToken);
        if (typed is not null) await mails.EnqueueMailAsync(typed, hint.Title, hint.Body, notice.Key + ":typed", cancellationToken);
    }
}
