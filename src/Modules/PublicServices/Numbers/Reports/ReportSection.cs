using System.Text.Json;
using Saola.Engines.Indicators;

namespace Saola.Modules.PublicServices.Numbers.Reports;

/// <summary>The periodic report of the whole department among the frozen figures of a closed period: the total, the fields, the procedures.</summary>
internal sealed class ReportSection(ReadPeriodReport report) : IPeriodSection
{
    public const string SectionName = "report";

    public string Name => SectionName;

    public async Task WriteAsync(Utf8JsonWriter json, IndicatorPeriod period, CancellationToken cancellationToken)
    {
        var found = await report.HandleAsync(period, unit: null, cancellationToken);
        Write(json, "total", found.Total);
        foreach (var row in found.Rows) Write(json, row.TypeCode ?? row.FieldCode, row.Figures);
    }

    private static void Write(Utf8JsonWriter json, string group, ReportFigures figures)
    {
        json.WriteStartObject(group);
        foreach (var (name, value) in figures.Named) json.WriteNumber(name, value);
        json.WriteEndObject();
    }
}
