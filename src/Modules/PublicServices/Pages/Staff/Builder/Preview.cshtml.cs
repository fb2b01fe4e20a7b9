using Microsoft.AspNetCore.Mvc;
using Saola.Engines.Calendar;
using Saola.Engines.Cases.Forms;
using Saola.Engines.Cases.Forms.Checking;
using Saola.Engines.Cases.Forms.Filling;
using Saola.Engines.Cases.Forms.Views;
using Saola.Engines.Identity;
using Saola.Kernel;
using Saola.Modules.PublicServices.Builder;
using Saola.Modules.PublicServices.Catalogue;
using Saola.Modules.PublicServices.Filing;

namespace Saola.Modules.PublicServices.Pages.Staff.Builder;

/// <summary>A draft as the citizen and as the officer will meet it. Nothing is stored; what is typed is checked as it will be.</summary>
[RequireRole(Roles.ProcedureControl, Roles.Director)]
internal sealed class PreviewModel(BuilderTools tools, FormContexts contexts, ICalendars calendars, IUnits units, TimeProvider clock) : BuilderPage(tools)
{
    [BindProperty(SupportsGet = true, Name = "as")]
    public string As { get; set; } = "citizen";

    [BindProperty(SupportsGet = true, Name = "section")]
    public string? Section { get; set; }

    public bool IsOfficer => As == "officer";

    public Procedure? Procedure => Reading.Procedure;

    public FilingPromise? Promise { get; private set; }

    public FormPageModel? Shown { get; private set; }

    public IReadOnlyList<FormPageModel> Drafts { get; private set; } = [];

    public string UnitsOf(WorkflowStep step) => string.Join(", ", (step.Units.Count > 0 ? step.Units : [step.Unit]).Select(units.NameOf));

    /// <summary>Tries the page: what is typed is read and checked, and forgotten.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        await PrepareAsync(cancellationToken);
        if (Procedure is not { } procedure || Find(procedure) is not { } section) return Page();
        var data = new FormData();
        Prefill.Apply(procedure.Form, data, PrefillTable.Empty);
        FormBinder.Bind(section, Request.Form, data);
        var evaluation = new FormEvaluation(procedure.Form, data, contexts.For(procedure.Organisations.Executing));
        Shown = FormPage.Section(evaluation, section, FormAction.Of(Request.Form).Kind == FormActionKind.Refresh ? null : FormValidator.ValidateSection(evaluation, section));
        return Page();
    }

    protected override Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (Procedure is not { } procedure) return Task.CompletedTask;
        var context = contexts.For(procedure.Organisations.Executing);
        Promise = FilingPromise.Of(procedure, calendars, clock.Now());
        Drafts = [.. procedure.Results.Where(r => r.Draft.Sections.Count > 0).Select(r => FormPage.Section(new FormEvaluation(r.Draft, new FormData(), context), r.Draft.Sections[0]) with { Title = r.Name })];
        if (Find(procedure) is not { } section) return Task.CompletedTask;
        var data = new FormData();
        Prefill.Apply(procedure.Form, data, PrefillTable.Empty);
        Section = section.Id;
        Shown = FormPage.Section(new FormEvaluation(procedure.Form, data, context), section);
        return Task.CompletedTask;
    }

    private FormSection? Find(Procedure procedure) => procedure.Form.Section(Section ?? "") ?? procedure.Form.Sections.FirstOrDefault();
}
