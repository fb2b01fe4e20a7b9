using System.Text.Json.Nodes;
using Saola.Data;
using Saola.Engines.Cases;
using Saola.Engines.Cases.Forms;
using Saola.Engines.Cases.Forms.Filling;
using Saola.Engines.Files;
using Saola.Engines.Identity;
using Saola.Kernel;
using Saola.Modules.PublicServices.Catalogue;

namespace Saola.Modules.PublicServices.Filing;

/// <summary>Begins, opens and saves the drafts of dossiers and of answers to supplement requests.</summary>
internal sealed class DossierDrafts(
    CaseDrafts drafts, CaseTypes types, ProcedureCatalogue catalogue, FormContexts contexts, DossierPrefill prefill, ReadCase cases, DraftMove move)
{
    /// <summary>The draft of a procedure that the signed-in person worked on last, or null. Answers to supplements are not meant.</summary>
    public async Task<DraftView?> LastOfAsync(string code, CancellationToken cancellationToken) =>
        (await drafts.MineAsync(cancellationToken)).FirstOrDefault(d => d.TypeCode == code && d.CaseId is null && d.Channel == CaseChannel.Online);

    /// <summary>Begins a dossier with what is known already.</summary>
    public async Task<Guid> BeginAsync(Procedure procedure, CancellationToken cancellationToken) =>
        await drafts.BeginAsync(TypeOf(procedure), await FirstDataAsync(procedure, cancellationToken), CaseChannel.Online, null, [], cancellationToken);

    /// <summary>The same under an id that the caller chose: sent twice, it is one draft.</summary>
    public async Task BeginOnceAsync(Guid id, Procedure procedure, CancellationToken cancellationToken) =>
        await drafts.BeginOnceAsync(id, TypeOf(procedure), await FirstDataAsync(procedure, cancellationToken), cancellationToken);

    /// <summary>The draft in which the supplement request of a case is being answered, or null.</summary>
    public async Task<Guid?> SupplementOfAsync(Guid caseId, CancellationToken cancellationToken) =>
        (await drafts.MineAsync(cancellationToken)).FirstOrDefault(d => d.CaseId == caseId)?.Id;

    /// <summary>Begins a dossier at the counter, owned by the clerk, for a visitor. Under one id there is one draft.</summary>
    public Task BeginAtCounterAsync(Guid id, Procedure procedure, PersonCard visitor, OrganisationCard? body, CancellationToken cancellationToken)
    {
        var data = new FormData();
        Prefill.Apply(procedure.Form, data, DossierPrefill.OfVisitor(visitor, body));
        return drafts.BeginAtCounterAsync(id, TypeOf(procedure), data.ToDraft(), new CounterApplicant(visitor.Id, body?.Id), cancellationToken);
    }

    /// <summary>The draft in which the open supplement request of a case is answered; begun when there is none.</summary>
    public async Task<Guid> ForSupplementAsync(CaseDetails details, CancellationToken cancellationToken)
    {
        if (await SupplementOfAsync(details.Row.Id, cancellationToken) is { } begun) return begun;
        var data = new FormData(JsonNode.Parse(details.DataJson) as JsonObject);
        return await drafts.BeginAsync(details.Type, data.ToDraft(), CaseChannel.Online, details.Row.Id, [], cancellationToken);
    }

    /// <summary>Opens a draft of the signed-in person; null when there is none, or when the request that it answers is no longer open.</summary>
    public async Task<OpenDraft?> OpenAsync(string code, Guid id, CancellationToken cancellationToken) =>
        await drafts.FindAsync(id, cancellationToken) is { } view && view.TypeCode == code ? await OpenAsync(view, cancellationToken) : null;

    /// <summary>Opens the draft of a new dossier of the signed-in person by its id alone; null when there is none.</summary>
    public async Task<OpenDraft?> OpenAsync(Guid id, CancellationToken cancellationToken) =>
        await drafts.FindAsync(id, cancellationToken) is { CaseId: null } view ? await OpenAsync(view, cancellationToken) : null;

    private async Task<OpenDraft?> OpenAsync(DraftView view, CancellationToken cancellationToken)
    {
        var type = await types.VersionAsync(view.TypeCode, view.TypeVersion, cancellationToken);
        var procedure = catalogue.Version(view.TypeCode, view.TypeVersion);
        var context = contexts.For(type.UnitCode);
        if (view.CaseId is not { } caseId) return new OpenDraft(view, type, procedure, context);
        var details = await cases.ForProgramAsync(caseId, cancellationToken);
        return details?.Row.State == CaseState.SupplementRequested && details.Supplements is [.., { AnsweredAt: null } open]
            ? new OpenDraft(view, type, procedure, context) { Items = open.Items, CaseNumber = details.Row.Number }
            : null;
    }

    /// <summary>Keeps what stands in an open draft; <c>draft.changed</c> when another window saved since <paramref name="rowVersion"/>.</summary>
    public Task<Result<DraftView>> SaveAsync(OpenDraft draft, int rowVersion, CancellationToken cancellationToken) =>
        drafts.SaveAsync(draft.Id, draft.Data.ToDraft(), draft.Files, rowVersion, cancellationToken);

    /// <summary>Throws a draft away.</summary>
    public Task DiscardAsync(Guid id, CancellationToken cancellationToken) => drafts.DiscardAsync(id, cancellationToken);

    private CaseTypeDefinition TypeOf(Procedure procedure) => types.Current(procedure.Code) ?? ProcedureCaseTypes.Make(procedure);

    private async Task<string> FirstDataAsync(Procedure procedure, CancellationToken cancellationToken)
    {
        var data = new FormData();
        Prefill.Apply(procedure.Form, data, await prefill.ForAsync(procedure.Code, cancellationToken));
        return data.ToDraft();
    }

    /// <summary>
    /// Carries a draft whose version is no longer received over to the present one: what fits is kept, the rest is asked again.
    /// Null when nothing is received under its code.
    /// </summary>
    public async Task<Guid?> CarryOverAsync(OpenDraft draft, DateOnly today, CancellationToken cancellationToken)
    {
        if (catalogue.Current(draft.Type.Code, today) is not { } current || types.Current(current.Code) is not { } type) return null;
        var data = new FormData(FormSubmission.Prepare(new FormEvaluation(draft.Form, draft.Data, contexts.For(type.UnitCode))), draft.Data.Locked);
        foreach (var name in data.Values.Select(p => p.Key).Where(k => !current.Form.Fields.Any(f => f.Id == k || f.Id.StartsWith(k + ".", StringComparison.Ordinal))).ToList())
            data.Set(name, null);
        // What is known of the signed-in person is the clerk's own at the counter.
        if (draft.View.ApplicantId is null) Prefill.Apply(current.Form, data, await prefill.ForAsync(current.Code, cancellationToken));
        var papers = current.Papers.Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
        List<DraftFile> files = [.. draft.Files.Where(f => papers.Contains(f.PaperId))];
        var id = draft.View.ApplicantId is { } visitor
            ? await drafts.ContinueAtCounterAsync(type, data.ToDraft(), files, new CounterApplicant(visitor, draft.View.OrganisationId), cancellationToken)
            : await drafts.BeginAsync(type, data.ToDraft(), CaseChannel.Online, null, files, cancellationToken);
        await move.FilesAsync(draft, id, cancellationToken);
        await drafts.DiscardAsync(draft.Id, cancellationToken);
        return id;
    }
}

/// <summary>Hands the files of one draft over to another, before the first is thrown away.</summary>
internal sealed class DraftMove(IFiles files, UnitOfWork work)
{
    public Task FilesAsync(OpenDraft from, Guid to, CancellationToken cancellationToken)
    {
        var ids = from.Files.Select(f => f.FileId).Concat(FormFiles.In(from).Select(f => f.FileId)).Distinct().ToList();
        return ids.Count == 0 ? Task.CompletedTask : work.RunAsync(token => files.ReassignAsync(ids, CaseDrafts.SubjectOf(to), token), cancellationToken);
    }
}
