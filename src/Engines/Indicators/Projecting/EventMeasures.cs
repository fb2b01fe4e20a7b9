using System.Globalization;
using System.Text.Json;
using Saola.Engines.Cases.Forms.Expressions;
using Saola.Engines.Indicators.Catalogue;
using Saola.Engines.Ledger;
using Saola.Kernel;

namespace Saola.Engines.Indicators.Projecting;

/// <summary>Where a sum belongs.</summary>
internal readonly record struct DailyKey(DateOnly Day, string Measure, string UnitCode, string FieldCode, string TypeCode, string Channel);

/// <summary>What an event adds to which sums. Pure: the same events give the same sums in whatever portions they come.</summary>
internal static class EventMeasures
{
    // Events tell the facts of their record in this object (CaseFacts), so that counting needs no look-up.
    private const string Facts = "case";

    public static Dictionary<DailyKey, long> Sum(IEnumerable<SealedEvent> events, IndicatorCatalogue catalogue)
    {
        var sums = new Dictionary<DailyKey, long>();
        foreach (var e in events)
        {
            var measures = catalogue.Of(e.Kind);
            if (measures.Count == 0) continue;
            var data = DataOf(e.Payload);
            foreach (var measure in measures)
            {
                if (measure.When is { } condition && !condition.IsTrue(new TableScope(VietnamTime.Day(e.At), data))) continue;
                var key = KeyOf(measure, e, data);
                sums[key] = sums.GetValueOrDefault(key) + AmountOf(measure, data);
            }
        }
        return sums;
    }

    private static long AmountOf(MeasureDefinition measure, Dictionary<string, object?> data) =>
        measure.Value is null ? 1 : data.GetValueOrDefault(measure.Value) is decimal number ? (long)number : 0;

    private static DailyKey KeyOf(MeasureDefinition measure, SealedEvent e, Dictionary<string, object?> data)
    {
        var at = measure.Day is { } name && data.GetValueOrDefault(name) is string text
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var said) ? said : e.At;
        return new DailyKey(VietnamTime.Day(at), measure.Id, Code(data, "unitCode"), Code(data, "fieldCode"), Code(data, "typeCode"), Code(data, "channel"));
    }

    private static string Code(Dictionary<string, object?> data, string name) => data.GetValueOrDefault(name) as string ?? "";

    // The scalars of the payload and of its facts, by name; the payload's own win.
    private static Dictionary<string, object?> DataOf(string payload)
    {
        using var json = JsonDocument.Parse(payload);
        var data = new Dictionary<string, object?>(StringComparer.Ordinal);
        if (json.RootElement.TryGetProperty(Facts, out var facts) && facts.ValueKind == JsonValueKind.Object) Put(data, facts);
        Put(data, json.RootElement);
        return data;
    }

    private static void Put(Dictionary<string, object?> data, JsonElement element)
    {
        foreach (var property in element.EnumerateObject())
        {
            data[property.Name] = property.Value.ValueKind switch
            {
                JsonValueKind.True => true,
                JsonValueKind.False => false,
                JsonValueKind.Number => property.Value.GetDecimal(),
                JsonValueKind.String => property.Value.GetString(),
                _ => null,
            };
        }
    }
}
