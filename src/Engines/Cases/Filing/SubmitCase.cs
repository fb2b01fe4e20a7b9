using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Cases.Clock;
using Saola.Engines.Cases.Filing;
using Saola.Engines.Cases.Model;
using Saola.Engines.Files;
using Saola.Engines.Identity;
using Saola.Engines.Jobs;
using Saola.Engines.Ledger;
using Saola.Engines.Search;
using Saola.Events;
using Saola.Events.Cases;
using Saola.Kernel;

namespace Saola.Engines.Cases;

/// <summary>A file that goes with a case.</summary>
/// <param name="PaperId">Paper of the type, or the path of a file field of the form.</param>
/// <param name="Name">Name of the paper in words.</param>
/// <param name="FileId">Stored file.</param>
public sealed record CaseAttachment(string PaperId, string Name, Guid FileId);

/// <summary>A fee as it was computed when the case was filed.</summary>
public sealed record CaseFeeDraft(string FeeId, string Name, Money Amount, string Collected);

/// <summary>A whole dossier, checked by its module.</summary>
public sealed record CaseSubmission
{
    /// <summary>Type and version under which it is filed.</summary>
    public required CaseTypeDefinition Type { get; init; }

    /// <summary>The same key twice makes one case: the draft's id, or the caller's Idempotency-Key.</summary>
    public required string Key { get; init; }

    /// <summary>What was declared: valid against the type's schema.</summary>
    public required JsonObject Data { get; init; }

    /// <summary>How it came in.</summary>
    public required CaseChannel Channel { get; init; }

    /// <summary>Person whose case it is (or who represents the organisation); not read when <see cref="NewApplicant"/> is given.</summary>
    public required Guid ApplicantPersonId { get; init; }

    /// <summary>
    /// Whom a partner system names: found by personal number or recorded in the commit of the case, so that of many sends with one key none leaves a person
    /// without a case.
    /// </summary>
    public PersonDraft? NewApplicant { get; init; }

    /// <summary>Person who files: the account, or the applicant at the counter.</summary>
    public required Guid FilerPersonId { get; init; }

    /// <summary>Organisation whose case it is, or null.</summary>
    public Guid? OrganisationId { get; init; }

    /// <summary>Name that slips and lists show.</summary>
    public required string ApplicantName { get; init; }

    /// <summary>Personal number or tax code.</summary>
    public string? ApplicantNumber { get; init; }

    /// <summary>Where notices go.</summary>
    public string? Email { get; init; }

    /// <summary>E.164.</summary>
    public string? Phone { get; init; }

    /// <summary>Printed address.</summary>
    public string? Address { get; init; }

    /// <summary>How the result is to be delivered.</summary>
    public DeliveryMode DeliveryMode { get; init; }

    /// <summary>Files.</summary>
    public required IReadOnlyList<CaseAttachment> Attachments { get; init; }

    /// <summary>Fees.</summary>
    public IReadOnlyList<CaseFeeDraft> Fees { get; init; } = [];

    /// <summary>What the applicant says to the officers beside the form, such as that a value of the register is wrong; stands first among the comments.</summary>
    public string? Note { get; init; }

    /// <summary>Draft that becomes the case, removed with it.</summary>
    public Guid? DraftId { get; init; }

    /// <summary>The key of what a program files: its own key under the code of the partner system, or of the person whose program it is.</summary>
    public static string KeyOf(string caller, string key) =>
        $"api:{caller}:{(key.Length <= 40 ? key : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..50])}"; // the column holds 120
}

/// <summary>The number and code of a filed case.</summary>
public sealed record FiledCase(Guid Id, string Number, string TrackingCode, DateTimeOffset FiledAt, bool WasThereBefore);

/// <summary>
/// Files a case. Product.md rule 4: a number is given out only when every byte behind it is stored and verified;
/// the same submit twice makes one case; a killed process loses nothing that was acknowledged.
/// </summary>
public sealed class SubmitCase
{
    private readonly AppDbContext _db;
    private readonly UnitOfWork _work;
    private readonly IDatabase _database;
    private readonly IFiles _files;
    private readonly TimeProvider _clock;
    private readonly IDirectory _directory;
    private readonly FilingParts _parts;

    internal SubmitCase(AppDbContext db, UnitOfWork work, IDatabase database, IFiles files, IDirectory directory, TimeProvider clock, FilingParts parts) =>
        (_db, _work, _database, _files, _directory, _clock, _parts) = (db, work, database, files, directory, clock, parts);

    /// <summary>Files it, or gives the case that the same key made before. Refuses when a file is not whole, naming it.</summary>
    public async Task<Result<FiledCase>> HandleAsync(CaseSubmission submission, CancellationToken cancellationToken)
    {
        if (await ExistingAsync(submission.Key, cancellationToken) is { } before) return before;
        var files = submission.Attachments.Select(a => a.FileId).Distinct().ToList();
        var whole = await _files.VerifyAsync(files, cancellationToken);
        if (!whole.IsDone) return Result<FiledCase>.Refused(whole.Faults);
        var stored = await _files.FindAsync(files, cancellationToken);
        try
        {
            return await _work.RunAsync(token => FileForAsync(submission, stored, token), cancellationToken);
        }
        catch (Exception exception) when (_database.IsUniqueViolation(exception))
        {
            // Somebody filed the same key in the same moment: that case is the answer.
            _db.ChangeTracker.Clear();
            return await ExistingAsync(submission.Key, cancellationToken) is { } other ? other : throw new InvalidOperationException("A unique index refused the case.", exception);
        }
    }

    /// <summary>The case that a key made, or null. Whoever shows it must check that it is the reader's own.</summary>
    public Task<FiledCase?> FindAsync(string key, CancellationToken cancellationToken) => ExistingAsync(key, cancellationToken);

    /// <summary>Whether a case was filed under a key that begins so; used by imports to see what they did before.</summary>
    public Task<bool> AnyWithKeyAsync(string prefix, CancellationToken cancellationToken)
    {
        var end = prefix[..^1] + (char)(prefix[^1] + 1);
        return _db.Set<Case>().AnyAsync(c => string.Compare(c.SubmissionKey, prefix) >= 0 && string.Compare(c.SubmissionKey, end) < 0, cancellationToken);
    }

    private async Task<FiledCase?> ExistingAsync(string key, CancellationToken cancellationToken) =>
        await _db.Set<Case>().AsNoTracking().Where(c => c.SubmissionKey == key)
            .Select(c => new FiledCase(c.Id, c.Number, c.TrackingCode, c.FiledAt, true)).FirstOrDefaultAsync(cancellationToken);

    private async Task<Result<FiledCase>> FileForAsync(CaseSubmission submission, IReadOnlyDictionary<Guid, StoredFile> files, CancellationToken cancellationToken)
    {
        if (submission.NewApplicant is not { } named) return await FileAsync(submission, files, cancellationToken);
        var person = await _directory.EnsurePersonAsync(named, cancellationToken);
        if (!person.IsDone) return Result<FiledCase>.Refused(person.Faults);
        return await FileAsync(submission with { ApplicantPersonId = person.Value, FilerPersonId = person.Value }, files, cancellationToken);
    }

    private async Task<Result<FiledCase>> FileAsync(CaseSubmission submission, IReadOnlyDictionary<Guid, StoredFile> files, CancellationToken cancellationToken)
    {
        var now = _clock.Now();
        var id = Ids.At(now);
        var type = submission.Type;
        var json = submission.Data.ToJsonString(CaseTypes.JsonOptions);
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
        await _parts.Types.KeepAsync(type, cancellationToken);
        await _files.ReassignAsync([.. files.Keys], CaseSubject.Of(id), cancellationToken);
        if (submission.DraftId is { } draft) await _db.Set<CaseDraft>().Where(d => d.Id == draft).ExecuteDeleteAsync(cancellationToken);
        // The number is taken last: from here to the commit everybody else who files on this day waits.
        var number = await _parts.Numbers.ForCaseAsync(_parts.NumberTemplate, now, cancellationToken);
        var dossier = NewCase(submission, id, number, now);
        _db.Add(dossier);
        _db.Add(new CaseData { Id = Ids.New(_clock), CaseId = id, Version = 1, Json = json, At = now, Digest = digest });
        _db.AddRange(submission.Attachments.Select(a => Paper(id, a, files[a.FileId])));
        _db.AddRange(submission.Fees.Select(f => new CaseFee { Id = Ids.New(_clock), CaseId = id, FeeId = f.FeeId, Name = f.Name, Amount = f.Amount, Collected = f.Collected }));
        _db.Add(FirstRun(dossier, type.First, now));
        await RecordAsync(submission, dossier, digest, NoteOf(submission, dossier), cancellationToken);
        _parts.Outbox.Enqueue(new ReactToCase(dossier.Id, CaseTransition.Filed, 0));
        _parts.Feed.Changed(CaseSubject.Kind, dossier.Id.ToString("D"));
        return new FiledCase(dossier.Id, dossier.Number, dossier.TrackingCode, now, false);
    }

    private Case NewCase(CaseSubmission submission, Guid id, string number, DateTimeOffset now)
    {
        var type = submission.Type;
        var step = type.First;
        var due = _parts.Clock.ReceptionDue(type, step.UnitCode, now);
        return new Case
        {
            Id = id, Number = number, TrackingCode = CaseNumbers.NewCode(8), SubmissionKey = submission.Key,
            TypeCode = type.Code, TypeVersion = type.Version, TypeName = type.Name, FieldCode = type.FieldCode, UnitCode = type.UnitCode, Channel = submission.Channel,
            Payment = submission.Fees.Any(f => f.Amount > Money.Zero) ? PaymentState.Due : PaymentState.NotRequired, DeliveryMode = submission.DeliveryMode,
            ApplicantPersonId = submission.ApplicantPersonId, FilerPersonId = submission.FilerPersonId, OrganisationId = submission.OrganisationId,
            ApplicantName = submission.ApplicantName, ApplicantNumber = submission.ApplicantNumber, ContactEmail = submission.Email,
            ContactPhone = submission.Phone, ContactAddress = submission.Address,
            Folded = Case.FoldedOf(number, submission.ApplicantName, type.Name, type.Code),
            StepId = step.Id, StepUnit = step.UnitCode, StepRole = step.Role, FiledAt = now, ReceptionDueAt = due, StepStartedAt = now, StepDueAt = due, SortDueAt = due,
        };
    }

    private CasePaper Paper(Guid caseId, CaseAttachment attachment, StoredFile file) => new()
    {
        Id = Ids.New(_clock), CaseId = caseId, PaperId = attachment.PaperId, Name = attachment.Name, FileId = file.Id,
        FileName = file.Name, Size = file.Size, Sha256 = file.Sha256, SinceVersion = 1,
    };

    private CaseStepRun FirstRun(Case dossier, StepDefinition step, DateTimeOffset now) => new()
    {
        Id = Ids.New(_clock), CaseId = dossier.Id, Position = 1, StepId = step.Id, StepName = step.Name, UnitCode = step.UnitCode, Role = step.Role,
        StartedAt = now, DueAt = dossier.ReceptionDueAt,
    };

    private CaseComment? NoteOf(CaseSubmission submission, Case dossier)
    {
        if (VietnameseText.CleanLines(submission.Note) is not { Length: > 0 } text) return null;
        var note = new CaseComment { Id = Ids.New(_clock), CaseId = dossier.Id, AuthorId = submission.FilerPersonId, Text = text, At = dossier.FiledAt };
        _db.Add(note);
        return note;
    }

    private Task<Guid> RecordAsync(CaseSubmission submission, Case dossier, string digest, CaseComment? note, CancellationToken cancellationToken) => _parts.Acts.RecordAsync(
        new ActDraft
        {
            Kind = "cases.submit", Subject = CaseSubject.Of(dossier.Id),
            OnBehalfOf = submission.Channel == CaseChannel.Online && submission.FilerPersonId == submission.ApplicantPersonId ? null : submission.ApplicantPersonId,
            Evidence = new JsonObject { ["confirmed_data_sha256"] = digest }.ToJsonString(),
        },
        [
            new CaseFiled(dossier.Facts, dossier.FiledAt, dossier.ReceptionDueAt, submission.Attachments.Count, digest),
            .. note is null ? Array.Empty<IEvent>() : [new CaseCommented(dossier.Facts, note.Id, note.At)],
        ], cancellationToken);
}

/// <summary>What filing needs beside the database; kept together so that the handler stays readable.</summary>
internal sealed record FilingParts(CaseTypes Types, CaseNumbers Numbers, CaseClock Clock, ActRecorder Acts, IOutbox Outbox, ISearchFeed Feed, string NumberTemplate);

/// <summary>Cases as subjects of acts, files and search.</summary>
public static class CaseSubject
{
    /// <summary>Kind of the subject.</summary>
    public const string Kind = "case";

    /// <summary>The subject of a case.</summary>
    public static Subject Of(Guid caseId) => new(Kind, caseId);
}
