using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Saola.Engines.Cases.Forms;
using Saola.Engines.Cases.Forms.Checking;
using Saola.Engines.Cases.Forms.Filling;
using Saola.Kernel;

namespace Saola.Modules.PublicServices.Filing;

/// <summary>What became of a posted page of a form.</summary>
/// <param name="Action">What was asked for.</param>
/// <param name="Faults">What must be mended before going on; null when nothing hinders.</param>
/// <param name="Row">The row whose page comes next, or null.</param>
/// <param name="RowVersion">Version of the draft after the save; for a draft that another window saved, the version that it has now.</param>
internal sealed record PostedPage(FormAction Action, FormFaults? Faults, string? Row, int RowVersion);

/// <summary>
/// Takes a posted page of a form into its draft and keeps it, whatever is wrong with it: nothing that was typed is lost. In an answer to a
/// supplement only the named fields change, whatever was posted.
/// </summary>
internal sealed class FormDesk(DossierDrafts drafts, DraftUploads uploads)
{
    /// <summary>The page of a section.</summary>
    public Task<PostedPage> SectionAsync(OpenDraft draft, FormSection section, IFormCollection posted, int rowVersion, CancellationToken cancellationToken) =>
        TakeAsync(draft, posted, rowVersion, (form, data) => FormBinder.Bind(section, form, data), evaluation => RulesAhead.Without(draft.Form, section, FormValidator.ValidateSection(evaluation, section)), cancellationToken);

    /// <summary>The page of a row.</summary>
    public Task<PostedPage> RowAsync(OpenDraft draft, string row, IFormCollection posted, int rowVersion, CancellationToken cancellationToken) =>
        TakeAsync(draft, posted, rowVersion, (form, data) => FormBinder.BindRow(draft.Form, row, form, data), evaluation => Ahead(draft, row, FormValidator.ValidateRow(evaluation, row)), cancellationToken);

    private static FormFaults Ahead(OpenDraft draft, string row, FormFaults faults) =>
        draft.Form.SectionOf(RowPaths.RowsOf(row)) is { } section ? RulesAhead.Without(draft.Form, section, faults) : faults;

    private async Task<PostedPage> TakeAsync(
        OpenDraft draft, IFormCollection posted, int rowVersion, Func<IFormCollection, FormData, IReadOnlyList<PostedFile>> bind, Func<FormEvaluation, FormFaults> check,
        CancellationToken cancellationToken)
    {
        var action = FormAction.Of(posted);
        var forged = Forged(draft, posted);
        var files = BindOpen(draft, posted, bind);
        var wrongFiles = await uploads.StoreAsync(draft, files, cancellationToken);
        var row = Act(draft, action);
        var faults = new FormFaults([.. forged, .. wrongFiles, .. TooManyRows(draft, action, row)], [], []);
        if (action.Kind == FormActionKind.Next)
        {
            var found = check(draft.Evaluation);
            faults = new FormFaults([.. forged, .. wrongFiles, .. found.Errors.Where(e => wrongFiles.All(w => w.Field != e.Field))], found.Warnings, found.Stops);
        }
        var saved = await drafts.SaveAsync(draft, rowVersion, cancellationToken);
        if (!saved.IsDone) return new(action, new FormFaults([.. saved.Faults, .. faults.Errors], faults.Warnings, faults.Stops), null, draft.View.RowVersion);
        return new(action, faults.MayBeFiled ? null : faults, row, saved.Value.RowVersion);
    }

    // The page has no control for a field that the officer did not name: a post that holds one was made by hand. It is refused by name and changes nothing.
    private static List<Fault> Forged(OpenDraft draft, IFormCollection posted) => draft.Only is null ? []
        : [.. posted.Keys.Concat(posted.Files.Select(f => f.Name)).Where(name => draft.Form.Find(name) is { IsTyped: true } && !draft.MayChange(name)).Distinct(StringComparer.Ordinal)
            .Select(name => new Fault("supplement.not_open", Texts.Say("Api.FieldNotOpen", draft.Form.Find(name)!.Label), name))];

    private static IReadOnlyList<PostedFile> BindOpen(OpenDraft draft, IFormCollection form, Func<IFormCollection, FormData, IReadOnlyList<PostedFile>> bind)
    {
        if (draft.Only is not { } only) return bind(form, draft.Data);
        var typed = draft.Data.Clone();
        var files = bind(form, typed);
        foreach (var path in only) draft.Data.Set(path, typed.Get(path)?.DeepClone());
        return [.. files.Where(f => draft.MayChange(f.Path))];
    }

    private static string? Act(OpenDraft draft, FormAction action)
    {
        switch (action.Kind)
        {
            case FormActionKind.AddRow when draft.MayChange(action.Path):
                return FormRows.Add(draft.Form, action.Path, draft.Data);
            case FormActionKind.RemoveRow when draft.MayChange(action.Path):
                FormRows.Remove(draft.Form, action.Path, draft.Data);
                return null;
            case FormActionKind.ChangeRow:
                return draft.Data.Get(action.Path) is JsonObject ? action.Path : null;
            default:
                return null;
        }
    }

    private static IEnumerable<Fault> TooManyRows(OpenDraft draft, FormAction action, string? row)
    {
        if (action.Kind != FormActionKind.AddRow || row is not null || draft.Form.Find(action.Path) is not { } field) return [];
        return FormValidator.Validate(draft.Evaluation).Errors.Where(f => f.Field == action.Path).DefaultIfEmpty(new Fault("form.too_many_rows", field.Label, action.Path));
    }
}
