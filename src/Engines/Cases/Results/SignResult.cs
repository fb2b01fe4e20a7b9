using Saola.Engines.Cases.Model;
using Saola.Engines.Cases.Working;
using Saola.Engines.Documents.Signing;
using Saola.Engines.Jobs;
using Saola.Engines.Ledger;
using Saola.Events.Cases;
using Saola.Kernel;

namespace Saola.Engines.Cases;

[WorkKind("cases.sign_result")]
internal sealed record SignResult(Guid CaseId, Guid ResultId) : IWork;

/// <summary>
/// Signs a numbered result after the commit that numbered it: writes the file, has it signed by person and organisation, stores it, and issues the
/// result in one commit. What stops it is written on the result with its reason; then nothing is issued. A timestamp server that does not answer
/// is asked again by itself for half a day.
/// </summary>
internal sealed class SignResultHandler(ReadCase read, ResultMakers makers, DocumentSigner signer, KeepDocument keep, CaseHandler cases, ResultIssuing issuing, TimeProvider clock) : IWorkHandler<SignResult>
{
    private const int MostTries = 24;
    private static readonly TimeSpan Wait = TimeSpan.FromMinutes(30);

    public async Task HandleAsync(SignResult work, CancellationToken cancellationToken)
    {
        if (await read.ForProgramAsync(work.CaseId, cancellationToken) is not { Result: { Signing: SigningState.Waiting } result } dossier || result.Id != work.ResultId) return;
        if (makers.Of(dossier.Type) is not { } maker) return;
        var made = await maker.MakeAsync(dossier, cancellationToken);
        var signed = made.IsDone ? await SignAsync(made.Value, cancellationToken) : Result<byte[]>.Refused(made.Faults);
        if (!signed.IsDone)
        {
            Accept(await FailAsync(work, signed.Faults[0], cancellationToken));
            return;
        }
        var document = new NewDocument(ResultFile.Kind, result.Title, result.DocumentRound, signed.Value, made.Value.Docx, ForApplicant: true);
        var files = await keep.StoreAsync(work.CaseId, made.Value.FileName, document, cancellationToken);
        Accept(files.IsDone ? await IssueAsync(work, document, files.Value, cancellationToken) : files.WithoutValue());
    }

    private Task<Result<byte[]>> SignAsync(MadeResult made, CancellationToken cancellationToken) => signer.SignAsync(new SigningOrder
    {
        Pdf = made.Pdf, Signatories = made.Signatories, Above = made.Above, Reason = made.Reason, Location = made.Location,
    }, cancellationToken);

    private Task<Result> IssueAsync(SignResult signing, NewDocument document, KeptFiles files, CancellationToken cancellationToken) =>
        cases.ChangeAsync(signing.CaseId, async (dossier, type, _, token) =>
        {
            var work = cases.Work;
            // Stopped or withdrawn meanwhile: the signed file is not used.
            if (await WaitingAsync(dossier, signing, token) is not { } result) return Result.Done;
            result.Signing = SigningState.Signed;
            keep.Add(dossier, document, files);
            var events = await issuing.IssueAsync(dossier, type, result, null, token);
            await work.RecordAsync(dossier, new ActDraft { Kind = "cases.sign_result", Subject = CaseSubject.Of(dossier.Id) },
                [new ResultSigned(dossier.Facts, result.Edition, files.Pdf.Id, files.Pdf.Sha256, work.Now), new DocumentMade(dossier.Facts, document.Kind, files.Pdf.Id, files.Pdf.Sha256, work.Now), .. events],
                result.Edition > 1 ? CaseTransition.ResultReplaced : CaseTransition.Resolved, token, result.DocumentRound);
            return Result.Done;
        }, cancellationToken);

    private Task<Result> FailAsync(SignResult signing, Fault fault, CancellationToken cancellationToken) =>
        cases.ChangeAsync(signing.CaseId, async (dossier, _, _, token) =>
        {
            if (await WaitingAsync(dossier, signing, token) is not { } result) return Result.Done;
            result.SigningTries++;
            result.SigningFault = fault.Message.Length > 500 ? fault.Message[..500] : fault.Message;
            var again = fault.Code == "signing.timestamp_unreachable" && result.SigningTries < MostTries;
            if (again) cases.Work.Outbox.Enqueue(signing, clock.Now() + Wait);
            else result.Signing = SigningState.Failed;
            await cases.Work.RecordAsync(dossier, new ActDraft { Kind = "cases.sign_result", Subject = CaseSubject.Of(dossier.Id), Reason = fault.Message },
                [new ResultSigningFailed(dossier.Facts, result.Edition, fault.Code, again, cases.Work.Now)], null, token);
            return Result.Done;
        }, cancellationToken);

    private async Task<CaseResult?> WaitingAsync(Case dossier, SignResult signing, CancellationToken cancellationToken)
    {
        var result = await cases.Work.ResultAsync(dossier.Id, cancellationToken);
        return result is { Signing: SigningState.Waiting } && result.Id == signing.ResultId && (result.Edition > 1 || (dossier.State.IsOpen() && dossier.StepId is not null)) ? result : null;
    }

    // A refusal here is a fault of the program or a concurrent change: the job is tried again.
    private static void Accept(Result result)
    {
        if (!result.IsDone) throw new InvalidOperationException($"{result.Faults[0].Code}: {result.Faults[0].Message}");
    }
}

/// <summary>The document of a result among the documents of a case.</summary>
public static class ResultFile
{
    /// <summary>Its kind; its round is <see cref="ResultView.DocumentRound"/>.</summary>
    public const string Kind = "result";
}

/// <summary>Signs once more after a signing that failed: the mend (a new certificate, a server that is back) was made meanwhile.</summary>
public sealed class RetrySigning
{
    private readonly CaseHandler _handler;
    private readonly ResultIssuing _issuing;

    internal RetrySigning(CaseHandler handler, ResultIssuing issuing) => (_handler, _issuing) = (handler, issuing);

    /// <summary>Faults: <c>case.unknown</c>, <c>case.not_yours</c>, <c>signing.not_failed</c>.</summary>
    public Task<Result> HandleAsync(Guid caseId, CancellationToken cancellationToken) =>
        _handler.ChangeAsync(caseId, async (dossier, _, authority, token) =>
        {
            if (!CaseRights.MaySign(dossier, authority)) return new Fault("case.not_yours", Texts.Say("Decide.NotYours"));
            var result = await _handler.Work.ResultAsync(caseId, token);
            var failed = result is { Signing: SigningState.Failed } || result is { Signing: SigningState.Waiting, SigningFault: not null };
            if (!failed) return new Fault("signing.not_failed", Texts.Say("Signing.NotFailed"));
            _issuing.StartSigning(result!);
            await _handler.Work.RecordAsync(dossier, new ActDraft { Kind = "cases.retry_signing", Subject = CaseSubject.Of(caseId) },
                [new ResultSigningRetried(dossier.Facts, result!.Edition, _handler.Work.Now)], null, token);
            return Result.Done;
        }, cancellationToken);
}
