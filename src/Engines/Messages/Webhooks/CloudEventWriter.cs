using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Saola.Engines.Ledger;
using Saola.Kernel;

namespace Saola.Engines.Messages.Webhooks;

/// <summary>
/// Writes a sealed event as a CloudEvent 1.0 in structured JSON. The payload of events holds nothing personal, and who acted is left out.
/// <c>sequence</c> is the extension of that name: the number in the ledger, by which a receiver brings events into their order.
/// </summary>
internal sealed class CloudEventWriter(SaolaSettings settings)
{
    /// <summary>Media type of the structured mode.</summary>
    public const string MediaType = "application/cloudevents+json";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public byte[] Write(SealedEvent e)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteString("specversion", "1.0");
            json.WriteString("id", e.Id.ToString("D"));
            json.WriteString("source", settings.PublicAddress);
            json.WriteString("type", $"saola.{e.Kind}.v{e.Version.ToString(CultureInfo.InvariantCulture)}");
            json.WriteString("subject", $"{e.Subject.Kind}/{e.Subject.Id:D}");
            json.WriteString("time", e.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));
            json.WriteString("datacontenttype", "application/json");
            json.WriteString("sequence", e.Sequence.ToString("D12", CultureInfo.InvariantCulture));
            json.WritePropertyName("data");
            json.WriteRawValue(e.Payload);
            json.WriteEndObject();
        }
        return stream.ToArray();
    }
}
