using Microsoft.Extensions.Logging;
using Saola.Engines.Cases.Forms.Expressions;
using Saola.Engines.Cases.Forms.Reading;
using Saola.Engines.Indicators;
using Saola.Kernel;
using Saola.Modules.PublicServices.Catalogue;

namespace Saola.Modules.PublicServices.Numbers.Index766;

/// <summary>An indicator with its value.</summary>
/// <param name="Definition">What it is.</param>
/// <param name="Numerator">Its numerator; null where it cannot be computed.</param>
/// <param name="Denominator">Its denominator.</param>
/// <param name="Share">Numerator over denominator; null where there is none.</param>
/// <param name="Points">Points, two decimals; null where there is no share.</param>
/// <param name="Href">The list of the numerator; null where there is none.</param>
internal sealed record IndexValue(IndexIndicator Definition, decimal? Numerator, decimal? Denominator, decimal? Share, decimal? Points, string? Href);

/// <summary>A group with its points: of those that could be reached with the indicators that have a value.</summary>
internal sealed record IndexGroupValue(IndexGroup Definition, IReadOnlyList<IndexValue> Indicators)
{
    public decimal Points => Indicators.Sum(i => i.Points ?? 0);

    /// <summary>Points of the indicators that have a value.</summary>
    public decimal Reachable => Indicators.Where(i => i.Points is not null).Sum(i => i.Definition.Max);
}

/// <summary>The index of a period.</summary>
/// <param name="Period">The period.</param>
/// <param name="Scope">Unit and procedure that it is about.</param>
/// <param name="Groups">The five groups.</param>
/// <param name="SatisfiedShare">Satisfied among those who answered, beside the official figure; null when nobody did.</param>
/// <param name="Rated">How many answered.</param>
/// <param name="At">The instant for which the measures hold.</param>
internal sealed record IndexReading(IndicatorPeriod Period, FigureScope Scope, IReadOnlyList<IndexGroupValue> Groups, decimal? SatisfiedShare, decimal Rated, DateTimeOffset At)
{
    public decimal Points => Groups.Sum(g => g.Points);

    public decimal Reachable => Groups.Sum(g => g.Reachable);
}

/// <summary>Computes the index of Decision 766/QĐ-TTg live from the daily sums and the catalogue; per procedure, unit and period.</summary>
internal sealed class ReadIndex(IndexCatalogue index, IIndicators indicators, ProcedureCatalogue catalogue)
{
    public async Task<IndexReading> HandleAsync(IndicatorPeriod period, FigureScope scope, CancellationToken cancellationToken)
    {
        var cube = await indicators.ReadAsync(
            new IndicatorFilter { From = period.From, To = period.To, Units = scope.Unit is null ? null : [scope.Unit], FieldCode = scope.Field, TypeCode = scope.Type }, cancellationToken);
        var procedures = catalogue.On(period.To).Where(p => (scope.Unit is null || p.Organisations.Executing == scope.Unit)
            && (scope.Field is null || p.Field == scope.Field) && (scope.Type is null || p.Code == scope.Type)).ToList();
        var figures = IndexFigures.Of(cube, procedures);
        var names = figures.ToDictionary(f => f.Key, f => (object?)f.Value, StringComparer.Ordinal);
        var groups = index.Groups.Select(g => new IndexGroupValue(g, [.. g.Indicators.Select(i => Value(i, names, period, scope))])).ToList();
        var stand = await indicators.StandAsync(cancellationToken);
        return new IndexReading(period, scope, groups, figures["rated"] == 0 ? null : figures["satisfied"] / figures["rated"], figures["rated"], stand.CountedAt);
    }

    private static IndexValue Value(IndexIndicator indicator, Dictionary<string, object?> names, IndicatorPeriod period, FigureScope scope)
    {
        if (indicator.Missing is not null) return new(indicator, null, null, null, null, null);
        var numerator = indicator.Numerator!.Evaluate(new TableScope(default, names)) as decimal? ?? 0;
        var denominator = indicator.Denominator!.Evaluate(new TableScope(default, names)) as decimal? ?? 0;
        decimal? share = denominator == 0 ? null : Math.Clamp(numerator / denominator, 0, 1);
        var href = indicator.List is { } list && numerator > 0 ? FigureLinks.To(IndicatorList.Fill(list, period.From, period.To), scope) : null;
        return new(indicator, numerator, denominator, share, share is { } reached ? Points(reached, indicator) : null, href);
    }

    // Rounded down to two decimals: nothing reads as more than was reached.
    private static decimal Points(decimal share, IndexIndicator indicator) => decimal.Round(Math.Min(indicator.Max, share * indicator.Max / indicator.Full), 2, MidpointRounding.ToZero);
}

/// <summary>The index as the catalogue defines it, read once; a fault is in the log with file and line.</summary>
internal sealed partial class IndexCatalogue
{
    private readonly Lazy<IReadOnlyList<IndexGroup>> _groups;

    public IndexCatalogue(SaolaSettings settings, ILogger<IndexCatalogue> log) => _groups = new(() =>
    {
        var file = IndexReader.FileIn(settings.CatalogFolder);
        var source = YamlSource.Read("index/" + Path.GetFileName(file), File.Exists(file) ? File.ReadAllText(file) : "");
        var groups = IndexReader.Read(source);
        foreach (var fault in source.Faults) Refused(log, fault);
        return groups;
    });

    public IReadOnlyList<IndexGroup> Groups => _groups.Value;

    [LoggerMessage(Level = LogLevel.Error, Message = "Index: {Fault}")]
    private static partial void Refused(ILogger log, SourceFault fault);
}
