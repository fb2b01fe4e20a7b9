using Microsoft.EntityFrameworkCore;
using Saola.Engines.Files;
using Saola.Engines.Identity;
using Saola.Events.PublicServices;
using Saola.Kernel;
using Saola.Modules.PublicServices.Builder.Model;
using Saola.Modules.PublicServices.Catalogue;

namespace Saola.Modules.PublicServices.Builder.Publishing;

/// <summary>The decision that announces a version, and the day from which it holds.</summary>
internal sealed record AnnouncementInput
{
    public required DateOnly? ValidFrom { get; init; }

    public required string? DecisionNumber { get; init; }

    public required DateOnly? DecisionDate { get; init; }

    /// <summary><c>moi</c> or <c>sua_doi</c>.</summary>
    public required string? Kind { get; init; }

    /// <summary>The stored decision; null keeps the one that is there.</summary>
    public Guid? FileId { get; init; }

    /// <summary>The file was sent ahead by a program and goes over to the draft with the submission.</summary>
    public bool IsSentAhead { get; init; }
}

/// <summary>
/// From the finished draft to the version that serves: laid before a second person with the announcement decision, returned with a reason or approved.
/// Nobody who wrote in the draft approves it.
/// </summary>
internal sealed class PublishProcedure(BuilderActs acts, DraftChecks checks, DraftQueries queries, ProcedureCatalogue catalogue, PublishedProcedures published, IFiles files, ICurrentUser user)
{
    private const int MostYearsAhead = 3;
    private const long MostBytes = 20L * 1024 * 1024;

    public static FileRules DecisionRules => new() { Types = ["pdf"], MaxBytes = MostBytes, Label = BuilderTexts.Say("Publish.File") };

    /// <summary>Stores the announcement decision of a draft: a PDF.</summary>
    public async Task<Result<StoredFile>> AttachAsync(ProcedureDraft draft, Stream content, string name, CancellationToken cancellationToken) =>
        await files.StoreAsync(content, name, DecisionRules, draft.Subject, cancellationToken);

    /// <summary>
    /// Lays a draft before the second person. Faults: <c>builder.not_yours</c>, <c>builder.faults</c>, <c>builder.day</c>, <c>builder.day_before_version</c>, <c>builder.decision_number</c>,
    /// <c>builder.decision_date</c>, <c>builder.decision_kind</c>, <c>builder.decision_file</c>, and those of every change of a draft.
    /// </summary>
    public Task<Result> SubmitAsync(string number, int seen, AnnouncementInput input, CancellationToken cancellationToken) => acts.ChangeAsync(number, seen, DraftState.Drafting, async (draft, token) =>
    {
        if (!(await user.AuthorityAsync(token)).Has(Roles.ProcedureControl) || user.PersonId is not { } person) return new Fault("builder.not_yours", BuilderTexts.Say("Fault.NotYours"));
        if (checks.Read(draft.Text) is not { Procedure: { } procedure } read) return new Fault("builder.faults", BuilderTexts.Say("Fault.Faults"));
        var faults = Check(input, draft, read.Procedure.Code);
        if (faults.Count > 0) return Result.Refused(faults);
        // Before the draft is changed: the reassignment saves, and a draft has one version for one act.
        if (input is { IsSentAhead: true, FileId: { } sent }) await files.ReassignAsync([sent], draft.Subject, token);
        (draft.ValidFrom, draft.DecisionNumber, draft.DecisionDate, draft.DecisionKind) = (input.ValidFrom, VietnameseText.Clean(input.DecisionNumber), input.DecisionDate, input.Kind);
        draft.DecisionFileId = input.FileId ?? draft.DecisionFileId;
        (draft.State, draft.SubmittedAt, draft.SubmittedBy, draft.ReturnReason) = (DraftState.Submitted, acts.Now, person, null);
        var submitted = new ProcedureSubmitted(draft.Number, procedure.Code, draft.ValidFrom!.Value, draft.DecisionNumber, draft.DecisionDate!.Value, draft.DecisionFileId!.Value, ProcedureDrafts.Digest(draft.Text), acts.Now);
        await acts.RecordAsync("services.submit_procedure", draft, submitted, null, token);
        return Result.Done;
    }, cancellationToken);

    /// <summary>The second person sends it back, with a reason. Faults: <c>builder.same_person</c>, <c>builder.no_reason</c>, and those of every change.</summary>
    public async Task<Result> ReturnAsync(string number, int seen, string? reason, CancellationToken cancellationToken)
    {
        var why = VietnameseText.CleanLines(reason);
        if (why.Length < BuilderActs.LeastReason) return new Fault("builder.no_reason", BuilderTexts.Say("Fault.NoReason"), "Reason");
        return await acts.ChangeAsync(number, seen, DraftState.Submitted, async (draft, token) =>
        {
            if (!await queries.MayDecideAsync(draft, token)) return SamePerson();
            (draft.State, draft.ReturnReason) = (DraftState.Drafting, why);
            await acts.RecordAsync("services.return_procedure", draft, new ProcedureReturned(draft.Number, draft.Code, acts.Now), why, token);
            return Result.Done;
        }, cancellationToken);
    }

    /// <summary>
    /// The second person approves: the draft becomes the next version and serves from its day. Faults: <c>builder.same_person</c>, <c>builder.faults</c>, <c>builder.day</c>,
    /// <c>builder.day_before_version</c>, and those of every change.
    /// </summary>
    public async Task<Result> ApproveAsync(string number, int seen, CancellationToken cancellationToken)
    {
        var result = await acts.ChangeAsync(number, seen, DraftState.Submitted, async (draft, token) =>
        {
            if (!await queries.MayDecideAsync(draft, token)) return SamePerson();
            if (checks.Read(draft.Text) is not { Procedure: { } procedure }) return new Fault("builder.faults", BuilderTexts.Say("Fault.Faults"));
            if (DayFault(draft.ValidFrom, procedure.Code) is { } late) return late;
            var version = await NextAsync(procedure.Code, token);
            var whole = procedure with
            {
                Version = version, ValidFrom = draft.ValidFrom!.Value, ValidTo = null, Announcement = new(draft.DecisionNumber!, draft.DecisionDate, draft.DecisionKind!, Review: false),
            };
            var text = ProcedureWriter.Write(whole);
            if (checks.Read(text).Faults is [var wrong, ..]) return new Fault("builder.faults", $"{wrong.Place}: {wrong.Message}");
            acts.Db.Add(new PublishedVersion { Id = acts.NewId(), Code = whole.Code, Version = version, ValidFrom = whole.ValidFrom, Text = text, DraftId = draft.Id, PublishedAt = acts.Now });
            (draft.State, draft.Text, draft.PublishedVersion, draft.DecidedAt, draft.DecidedBy) = (DraftState.Published, text, version, acts.Now, user.PersonId);
            await acts.RecordAsync("services.publish_procedure", draft,
                new ProcedurePublished(draft.Number, whole.Code, version, whole.ValidFrom, draft.DecisionNumber!, draft.DecisionDate!.Value, ProcedureDrafts.Digest(text), acts.Now), null, token);
            return Result.Done;
        }, cancellationToken);
        if (!result.IsDone) return result;
        published.Load();
        catalogue.Reload();
        return result;
    }

    private List<Fault> Check(AnnouncementInput input, ProcedureDraft draft, string code)
    {
        var faults = new List<Fault>();
        if (DayFault(input.ValidFrom, code) is { } day) faults.Add(day);
        if (VietnameseText.Clean(input.DecisionNumber).Length is < 3 or > 100) faults.Add(new("builder.decision_number", BuilderTexts.Say("Fault.DecisionNumber"), nameof(input.DecisionNumber)));
        if (input.DecisionDate is not { } decided || decided > VietnamTime.Day(acts.Now)) faults.Add(new("builder.decision_date", BuilderTexts.Say("Fault.DecisionDate"), nameof(input.DecisionDate)));
        if (input.Kind is not ("moi" or "sua_doi")) faults.Add(new("builder.decision_kind", BuilderTexts.Say("Fault.DecisionKind"), nameof(input.Kind)));
        if (input.FileId is null && draft.DecisionFileId is null) faults.Add(new("builder.decision_file", BuilderTexts.Say("Fault.DecisionFile"), nameof(input.FileId)));
        return faults;
    }

    private Fault? DayFault(DateOnly? from, string code)
    {
        var today = VietnamTime.Day(acts.Now);
        if (from is not { } day || day < today || day > today.AddYears(MostYearsAhead)) return new("builder.day", BuilderTexts.Say("Fault.Day", VietnameseFormats.Day(today)), nameof(AnnouncementInput.ValidFrom));
        return catalogue.Versions(code).LastOrDefault() is { } last && last.ValidFrom > day
            ? new("builder.day_before_version", BuilderTexts.Say("Fault.DayBeforeVersion", last.Version, VietnameseFormats.Day(last.ValidFrom)), nameof(AnnouncementInput.ValidFrom)) : null;
    }

    /// <summary>The next number, over files and published versions. The counter makes two approvals of one procedure wait for each other.</summary>
    private async Task<int> NextAsync(string code, CancellationToken cancellationToken)
    {
        await acts.Counters.NextAsync("services.versions:" + code, cancellationToken);
        var stored = await acts.Db.Set<PublishedVersion>().Where(v => v.Code == code).MaxAsync(v => (int?)v.Version, cancellationToken) ?? 0;
        return Math.Max(stored, catalogue.Versions(code).LastOrDefault()?.Version ?? 0) + 1;
    }

    private static Fault SamePerson() => new("builder.same_person", BuilderTexts.Say("Fault.SamePerson"));
}

/// <summary>The announcement decision of a draft is read by who may read the draft.</summary>
internal sealed class DraftFileGate(DraftQueries queries) : IFileGate
{
    public string OwnerKind => ProcedureDraft.Kind;

    public Task<bool> MayReadAsync(Saola.Events.Subject owner, Guid fileId, CancellationToken cancellationToken) => queries.MayReadAsync(cancellationToken);
}
