using System.Globalization;
using Microsoft.Extensions.Localization;
using Saola.Engines.Identity;
using Saola.Engines.Indicators;
using Saola.Kernel;
using Saola.Modules.PublicServices.Catalogue;
using Saola.Web;
using Saola.Web.Language;

namespace Saola.Modules.PublicServices.Numbers.Reports;

/// <summary>What the page of a report is drawn with.</summary>
internal sealed record ReportParts(ReportDocument Document, ExportReport Export, PeriodWords Words, ReportChoices Choices);

/// <summary>A corrected figure in words.</summary>
/// <param name="Where">Whose figure: a unit, a field, a procedure, the whole.</param>
/// <param name="What">Which figure.</param>
/// <param name="Frozen">As it was reported.</param>
/// <param name="Now">As it is counted now.</param>
internal sealed record RestatedFigure(string Where, string What, string Frozen, string Now);

/// <summary>Choices and names of the page of a report.</summary>
internal sealed class ReportChoices(IUnits units, ProcedureCatalogue catalogue, IIndicators indicators, IStringLocalizer<NumberTexts> texts, TimeProvider clock)
{
    /// <summary>The units to choose from; null: all that a procedure names.</summary>
    public IReadOnlyList<Choice> Units(IReadOnlyList<string>? own) =>
        [.. (own ?? [.. catalogue.Everything.Select(p => p.Organisations.Executing).Distinct()]).Select(code => new Choice(code, units.NameOf(code))).OrderBy(c => VietnameseText.Fold(c.Text), StringComparer.Ordinal)];

    /// <summary>What is said after closing.</summary>
    public string ClosedWords(PeriodSnapshot snapshot) => texts["Report.JustClosed", snapshot.Period, snapshot.Sha256];

    /// <summary>A restatement in words.</summary>
    public RestatedFigure Restated(Restatement change)
    {
        var definition = change.Section == ReportSection.SectionName ? null : indicators.Definitions.FirstOrDefault(d => d.Id == change.Id);
        var name = definition is null ? texts["Report.Export." + change.Id].Value : ScreenLanguage.IsEnglish ? definition.NameEnglish : definition.Name;
        return new(Where(change), name, Value(definition, change.Frozen), Value(definition, change.Now));
    }

    private string Where(Restatement change) => change.Group == "total" ? texts["Table.Total"]
        : catalogue.Fields.GetValueOrDefault(change.Group) ?? catalogue.Current(change.Group, clock.Today())?.Name ?? units.NameOf(change.Group);

    private static string Value(IndicatorDefinition? definition, decimal? value) => definition is null
        ? value?.ToString("0", CultureInfo.InvariantCulture) ?? "–"
        : definition.Write(value) + (definition.Format == IndicatorFormat.Percent && value is not null ? "%" : "");
}
