using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Saola.Engines.Identity;
using Saola.Engines.Indicators;
using Saola.Kernel;
using Saola.Modules.PublicServices.Numbers;
using Saola.Modules.PublicServices.Numbers.Reports;
using Saola.Web;

namespace Saola.Modules.PublicServices.Pages.Staff.Numbers;

/// <summary>The periodic report: balances by field and procedure, each figure a door to its list; closing of a period; what changed since.</summary>
[RequireRole]
internal sealed class ReportModel(ReportDesk desk, ReportParts parts, IndicatorRights rights, TimeProvider clock) : PageModel
{
    private IReadOnlyList<string>? _units;

    public ReportView View { get; private set; } = null!;

    public string PeriodText => parts.Words.Of(View.Report.Period);

    public string Balance => parts.Document.Balance(View.Report.Total);

    public string Standing => parts.Document.Standing(View);

    public IReadOnlyList<Choice> PeriodChoices => [.. parts.Words.Choices(clock.Today(), View.Report.Period).Where(c => c.Value != NumbersQuestion.Custom)];

    public bool SeesAllUnits => _units is null;

    public IReadOnlyList<Choice> UnitChoices => parts.Choices.Units(_units);

    public IReadOnlyList<RestatedFigure> Restated => View.Closed is { } closed ? [.. closed.Restatements.Select(parts.Choices.Restated)] : [];

    public Task OnGetAsync(CancellationToken cancellationToken) => ReadAsync(cancellationToken);

    public async Task<IActionResult> OnGetExportAsync(string format, CancellationToken cancellationToken)
    {
        if (!ExportReport.Knows(format)) return NotFound();
        await ReadAsync(cancellationToken);
        var file = await parts.Export.FileAsync(View, format, cancellationToken);
        return File(file.Content, file.MediaType, file.Name);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var question = await QuestionAsync(cancellationToken);
        var closed = await desk.CloseAsync(question.Period, cancellationToken);
        if (closed.IsDone) TempData.Flash(NoticeKind.Done, parts.Choices.ClosedWords(closed.Value));
        else TempData.Flash(NoticeKind.Action, string.Join(' ', closed.Faults.Select(f => f.Message)));
        return Redirect("/can-bo/bao-cao?period=" + question.Period.Code);
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var question = await QuestionAsync(cancellationToken);
        View = await desk.ReadAsync(question.Period, question.Scope.Unit, cancellationToken);
    }

    private async Task<NumbersQuestion> QuestionAsync(CancellationToken cancellationToken)
    {
        _units = await rights.UnitsAsync(cancellationToken);
        return NumbersQuestion.Read(Request.Query, clock.Today(), _units);
    }
}
