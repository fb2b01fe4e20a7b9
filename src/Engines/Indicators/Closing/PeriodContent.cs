using System.Text;
using System.Text.Json;

namespace Saola.Engines.Indicators;

/// <summary>
/// Figures that a module adds to what is frozen when a period closes, beside the indicators. It writes the members of one object: groups by their key,
/// each an object of numbers by their names; the same state gives the same bytes.
/// </summary>
public interface IPeriodSection
{
    /// <summary>Name of the section in the frozen content, such as <c>report</c>.</summary>
    string Name { get; }

    /// <summary>Writes the groups of a period.</summary>
    Task WriteAsync(Utf8JsonWriter json, IndicatorPeriod period, CancellationToken cancellationToken);
}

/// <summary>The figures of a period as canonical JSON, as they are computed now: section, group, figure.</summary>
internal sealed class PeriodContent(IIndicators indicators, IEnumerable<IPeriodSection> sections)
{
    public async Task<string> OfAsync(IndicatorPeriod period, CancellationToken cancellationToken)
    {
        var cube = await indicators.ReadAsync(new IndicatorFilter { From = period.From, To = period.To }, cancellationToken);
        using var stream = new MemoryStream();
        await using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("period", period.Code);
            Write(json, "all", [cube.Total]);
            Write(json, "by_unit", cube.By(IndicatorGrouping.Unit));
            Write(json, "by_field", cube.By(IndicatorGrouping.Field));
            foreach (var section in sections.OrderBy(s => s.Name, StringComparer.Ordinal))
            {
                json.WriteStartObject(section.Name);
                await section.WriteAsync(json, period, cancellationToken);
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private void Write(Utf8JsonWriter json, string name, IReadOnlyList<IndicatorGroup> groups)
    {
        json.WriteStartObject(name);
        foreach (var group in groups)
        {
            json.WriteStartObject(group.Key.Length == 0 ? "total" : group.Key);
            foreach (var definition in indicators.Definitions.OrderBy(d => d.Id, StringComparer.Ordinal))
            {
                if (group.Value(definition.Id) is { } value) json.WriteNumber(definition.Id, value);
                else json.WriteNull(definition.Id);
            }
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }
}
