using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Cases.Model;
using Saola.Engines.Identity;
using Saola.Events;
using Saola.Kernel;

namespace Saola.Engines.Cases;

/// <summary>A file chosen for a paper of a draft.</summary>
public sealed record DraftFile(string PaperId, string Name, Guid FileId);

/// <summary>A form that is not filed yet.</summary>
/// <param name="Id">Its id; also the key of the submit.</param>
/// <param name="TypeCode">Type.</param>
/// <param name="TypeVersion">Version that it was begun under.</param>
/// <param name="OrganisationId">Organisation for which it is filled, or null.</param>
/// <param name="Channel">Online, or at the counter by a clerk.</param>
/// <param name="CaseId">The case whose supplement request it answers, or null.</param>
/// <param name="Data">The form's own JSON (<c>FormData.ToDraft</c>).</param>
/// <param name="Files">Chosen files.</param>
/// <param name="ChangedAt">Last saved.</param>
/// <param name="ExpiresAt">Until when it is kept: seven days after the last change.</param>
/// <param name="RowVersion">For saving without overwriting another window's work.</param>
/// <param name="ApplicantId">At the counter: the visitor for whom a clerk fills it; null when the owner files.</param>
public sealed record DraftView(
    Guid Id, string TypeCode, int TypeVersion, Guid? OrganisationId, CaseChannel Channel, Guid? CaseId, string Data, IReadOnlyList<DraftFile> Files,
    DateTimeOffset ChangedAt, DateTimeOffset ExpiresAt, int RowVersion, Guid? ApplicantId = null);

/// <summary>The visitor at the counter, and the organisation for which the visitor comes.</summary>
public sealed record CounterApplicant(Guid PersonId, Guid? OrganisationId);

/// <summary>Drafts: saved at every page, kept seven days, seen by their owner alone. Not acts.</summary>
public sealed class CaseDrafts(AppDbContext db, UnitOfWork work, IDatabase database, ICurrentUser user, TimeProvider clock)
{
    /// <summary>How long an untouched draft is kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    /// <summary>Subject of a draft, the owner of its files until it is filed.</summary>
    public static Subject SubjectOf(Guid draftId) => new("draft", draftId);

    /// <summary>Begins a draft; the signed-in person owns it.</summary>
    public Task<Guid> BeginAsync(CaseTypeDefinition type, string data, CaseChannel channel, Guid? caseId, IReadOnlyList<DraftFile> files, CancellationToken cancellationToken) =>
        BeginAsync(type, data, channel, caseId, files, new CounterApplicant(Guid.Empty, user.OrganisationId), cancellationToken);

    /// <summary>Begins a draft for a program that may send twice: under one id there is one draft, and a second send leaves it as it is.</summary>
    public Task BeginOnceAsync(Guid id, CaseTypeDefinition type, string data, CancellationToken cancellationToken) =>
        AddOnceAsync(NewDraft(id, type, data, CaseChannel.Online, null, [], new CounterApplicant(Guid.Empty, user.OrganisationId)), cancellationToken);

    private async Task AddOnceAsync(CaseDraft draft, CancellationToken cancellationToken)
    {
        try
        {
            await work.RunAsync(async token =>
            {
                if (!await db.Set<CaseDraft>().AnyAsync(d => d.Id == draft.Id, token)) db.Add(draft);
            }, cancellationToken);
        }
        catch (Exception exception) when (database.IsUniqueViolation(exception))
        {
            db.ChangeTracker.Clear(); // the other one of two sends made it in this moment
        }
    }

    /// <summary>Begins a draft at the counter: the clerk owns it, the visitor is the applicant. Under one id there is one draft.</summary>
    public Task BeginAtCounterAsync(Guid id, CaseTypeDefinition type, string data, CounterApplicant visitor, CancellationToken cancellationToken) =>
        AddOnceAsync(NewDraft(id, type, data, CaseChannel.Counter, null, [], visitor), cancellationToken);

    /// <summary>The same with files that another draft of the visitor had.</summary>
    public Task<Guid> ContinueAtCounterAsync(CaseTypeDefinition type, string data, IReadOnlyList<DraftFile> files, CounterApplicant visitor, CancellationToken cancellationToken) =>
        BeginAsync(type, data, CaseChannel.Counter, null, files, visitor, cancellationToken);

    private async Task<Guid> BeginAsync(
        CaseTypeDefinition type, string data, CaseChannel channel, Guid? caseId, IReadOnlyList<DraftFile> files, CounterApplicant applicant, CancellationToken cancellationToken)
    {
        var draft = NewDraft(Ids.New(clock), type, data, channel, caseId, files, applicant);
        await work.RunAsync(_ => { db.Add(draft); return Task.CompletedTask; }, cancellationToken);
        return draft.Id;
    }

    private CaseDraft NewDraft(Guid id, CaseTypeDefinition type, string data, CaseChannel channel, Guid? caseId, IReadOnlyList<DraftFile> files, CounterApplicant applicant)
    {
        var now = clock.Now();
        return new CaseDraft
        {
            Id = id, TypeCode = type.Code, TypeVersion = type.Version, OwnerId = Owner(), OrganisationId = applicant.OrganisationId,
            ApplicantId = applicant.PersonId == Guid.Empty ? null : applicant.PersonId, Channel = channel, CaseId = caseId,
            Data = data, Papers = JsonSerializer.Serialize(files, CaseTypes.JsonOptions), StartedAt = now, ChangedAt = now, ExpiresAt = now + Kept,
        };
    }

    /// <summary>A draft of the signed-in person, or null.</summary>
    public async Task<DraftView?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        user.PersonId is not { } owner ? null
            : await db.Set<CaseDraft>().AsNoTracking().FirstOrDefaultAsync(d => d.Id == id && d.OwnerId == owner, cancellationToken) is { } draft ? View(draft) : null;

    /// <summary>The drafts of the signed-in person, newest first, at most 50.</summary>
    public async Task<IReadOnlyList<DraftView>> MineAsync(CancellationToken cancellationToken)
    {
        if (user.PersonId is not { } owner) return [];
        var drafts = await db.Set<CaseDraft>().AsNoTracking().Where(d => d.OwnerId == owner).OrderByDescending(d => d.ChangedAt).Take(50).ToListAsync(cancellationToken);
        return [.. drafts.Select(View)];
    }

    /// <summary>Saves the form; the last writer of two windows wins only when it saw the other's work (<c>draft.changed</c>).</summary>
    public async Task<Result<DraftView>> SaveAsync(Guid id, string data, IReadOnlyList<DraftFile> files, int rowVersion, CancellationToken cancellationToken)
    {
        try
        {
            return await work.RunAsync<Result<DraftView>>(async token =>
            {
                var owner = Owner();
                var draft = await db.Set<CaseDraft>().FirstOrDefaultAsync(d => d.Id == id && d.OwnerId == owner, token);
                if (draft is null) return new Fault("draft.unknown", Texts.Say("Draft.Unknown"));
                if (draft.RowVersion != rowVersion) return new Fault("draft.changed", Texts.Say("Draft.Changed"));
                draft.Data = data;
                draft.Papers = JsonSerializer.Serialize(files, CaseTypes.JsonOptions);
                draft.ChangedAt = clock.Now();
                draft.ExpiresAt = draft.ChangedAt + Kept;
                await db.SaveChangesAsync(token);
                return View(draft);
            }, cancellationToken);
        }
        catch (ConcurrentChangeException)
        {
            return new Fault("draft.changed", Texts.Say("Draft.Changed"));
        }
    }

    /// <summary>Throws a draft away; its files are cleaned up by the Files engine.</summary>
    public Task DiscardAsync(Guid id, CancellationToken cancellationToken) => work.RunAsync(async token =>
    {
        var owner = Owner();
        await db.Set<CaseDraft>().Where(d => d.Id == id && d.OwnerId == owner).ExecuteDeleteAsync(token);
    }, cancellationToken);

    private Guid Owner() => user.PersonId ?? throw new InvalidOperationException("A draft needs a signed-in person.");

    private static DraftView View(CaseDraft draft) => new(
        draft.Id, draft.TypeCode, draft.TypeVersion, draft.OrganisationId, draft.Channel, draft.CaseId, draft.Data,
        JsonSerializer.Deserialize<List<DraftFile>>(draft.Papers, CaseTypes.JsonOptions) ?? [], draft.ChangedAt, draft.ExpiresAt, draft.RowVersion, draft.ApplicantId);
}
