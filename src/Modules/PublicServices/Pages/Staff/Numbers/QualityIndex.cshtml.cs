using Microsoft.AspNetCore.Mvc.RazorPages;
using Saola.Engines.Identity;
using Saola.Engines.Indicators;
using Saola.Kernel;
using Saola.Modules.PublicServices.Catalogue;
using Saola.Modules.PublicServices.Numbers;
using Saola.Modules.PublicServices.Numbers.Index766;
using Saola.Modules.PublicServices.Numbers.Reports;
using Saola.Web;
using Saola.Web.Language;

namespace Saola.Modules.PublicServices.Pages.Staff.Numbers;

/// <summary>The index of Decision 766/QĐ-TTg with its five groups, live, for the department, a unit or a procedure.</summary>
[RequireRole]
internal sealed class QualityIndexModel(ReadIndex index, IndicatorRights rights, PeriodWords words, ReportChoices choices, ProcedureCatalogue catalogue, TimeProvider clock) : PageModel
{
    private IReadOnlyList<string>? _units;

    public IndexReading Reading { get; private set; } = null!;

    public string PeriodText => words.Of(Reading.Period);

    public IReadOnlyList<Choice> PeriodChoices => [.. words.Choices(clock.Today(), Reading.Period).Where(c => c.Value != NumbersQuestion.Custom)];

    public bool SeesAllUnits => _units is null;

    public IReadOnlyList<Choice> UnitChoices => choices.Units(_units);

    public IReadOnlyList<Choice> TypeChoices => [.. catalogue.On(clock.Today()).OrderBy(p => p.Code, StringComparer.Ordinal).Select(p => new Choice(p.Code, $"{p.Code} {p.Name}"))];

    public bool HasReview => Reading.Groups.Any(g => g.Definition.Indicators.Any(i => i.Review));

    /// <summary>A text of the catalogue in the language of the screen.</summary>
    public static string Text(TwoTexts texts) => ScreenLanguage.IsEnglish ? texts.English : texts.Vietnamese;

    /// <summary>A share as a percentage, rounded down to one decimal.</summary>
    public static string Percent(decimal? share) => share is { } known ? IndicatorDefinition.Percent(known) + "%" : "–";

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        _units = await rights.UnitsAsync(cancellationToken);
        var question = NumbersQuestion.Read(Request.Query, clock.Today(), _units);
        Reading = await index.HandleAsync(question.Period, question.Scope, cancellationToken);
    }
}
