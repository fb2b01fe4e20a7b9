using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Saola.Engines.Cases.Model;
using Saola.Engines.Cases.Working;
using Saola.Engines.Files;
using Saola.Engines.Ledger;
using Saola.Events.Cases;
using Saola.Kernel;

namespace Saola.Engines.Cases;

/// <summary>The applicant's answer to a request to mend items.</summary>
public sealed record SupplementAnswer
{
    /// <summary>The case.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>The whole declaration with the mended items; checked by the module.</summary>
    public required JsonObject Data { get; init; }

    /// <summary>New files for the asked papers; they replace the present ones of the same paper.</summary>
    public required IReadOnlyList<CaseAttachment> Attachments { get; init; }
}

/// <summary>Stores the answer as a new version and lets the clock run again.</summary>
public sealed class AnswerSupplement
{
    private readonly CaseHandler _handler;
    private readonly IFiles _files;
    private readonly TimeProvider _clock;

    internal AnswerSupplement(CaseHandler handler, IFiles files, TimeProvider clock) => (_handler, _files, _clock) = (handler, files, clock);

    /// <summary>Faults: <c>case.unknown</c>, <c>supplement.not_asked</c>, and files that are not whole.</summary>
    public async Task<Result> HandleAsync(SupplementAnswer answer, CancellationToken cancellationToken)
    {
        var ids = answer.Attachments.Select(a => a.FileId).Distinct().ToList();
        var whole = await _files.VerifyAsync(ids, cancellationToken);
        if (!whole.IsDone) return whole;
        var files = await _files.FindAsync(ids, cancellationToken);
        return await _handler.ChangeOwnAsync(answer.CaseId, (dossier, type, token) => StoreAsync(answer, files, dossier, type, token), cancellationToken);
    }

    private async Task<Result> StoreAsync(
        SupplementAnswer answer, IReadOnlyDictionary<Guid, StoredFile> files, Case dossier, CaseTypeDefinition type, CancellationToken cancellationToken)
    {
        if (dossier.State != CaseState.SupplementRequested) return new Fault("supplement.not_asked", Texts.Say("Supplement.NotAsked"));
        var work = _handler.Work;
        var open = await work.Db.Set<CaseSupplement>().FirstAsync(s => s.CaseId == dossier.Id && s.Round == dossier.SupplementRounds, cancellationToken);
        open.AnsweredAt = work.Now;
        dossier.DataVersion++;
        dossier.State = dossier.AcceptedAt is null ? CaseState.Submitted : CaseState.Processing;
        var json = answer.Data.ToJsonString(CaseTypes.JsonOptions);
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
        work.Db.Add(new CaseData { Id = Ids.New(_clock), CaseId = dossier.Id, Version = dossier.DataVersion, Json = json, At = work.Now, Digest = digest });
        await ReplacePapersAsync(answer, files, dossier, cancellationToken);
        await work.ResumeAsync(dossier, type, PauseGrounds.Supplement, cancellationToken);
        var answered = new SupplementAnswered(dossier.Facts, dossier.SupplementRounds, dossier.DataVersion, work.Now, dossier.DueAt, digest);
        await work.RecordAsync(dossier, new ActDraft { Kind = "cases.answer_supplement", Subject = CaseSubject.Of(dossier.Id) }, [answered],
            CaseTransition.SupplementAnswered, cancellationToken, dossier.SupplementRounds);
        return Result.Done;
    }

    private async Task ReplacePapersAsync(SupplementAnswer answer, IReadOnlyDictionary<Guid, StoredFile> files, Case dossier, CancellationToken cancellationToken)
    {
        var papers = answer.Attachments.Select(a => a.PaperId).ToHashSet(StringComparer.Ordinal);
        foreach (var old in await _handler.Work.Db.Set<CasePaper>().Where(p => p.CaseId == dossier.Id && p.UntilVersion == null && papers.Contains(p.PaperId)).ToListAsync(cancellationToken))
            old.UntilVersion = dossier.DataVersion - 1;
        _handler.Work.Db.AddRange(answer.Attachments.Select(a => new CasePaper
        {
            Id = Ids.New(_clock), CaseId = dossier.Id, PaperId = a.PaperId, Name = a.Name, FileId = a.FileId, FileName = files[a.FileId].Name,
            Size = files[a.FileId].Size, Sha256 = files[a.FileId].Sha256, SinceVersion = dossier.DataVersion,
        }));
        await _files.ReassignAsync([.. files.Keys], CaseSubject.Of(dossier.Id), cancellationToken);
    }
}
