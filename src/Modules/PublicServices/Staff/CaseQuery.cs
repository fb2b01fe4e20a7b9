using System.Globalization;
using Microsoft.AspNetCore.Http;
using Saola.Engines.Cases;
using Saola.Kernel;

namespace Saola.Modules.PublicServices.Staff;

/// <summary>
/// The filter of a list as its address says it: a figure of the director opens the very list that it counts through these names.
/// What cannot be read is left out, never an error: addresses are typed and shared.
/// </summary>
internal static class CaseQuery
{
    public static CaseFilter Read(IQueryCollection query) => new()
    {
        Text = Text(query, "text"), TypeCode = Text(query, "type"), FieldCode = Text(query, "field"), UnitCode = Text(query, "unit"), StepUnit = Text(query, "stepUnit"),
        States = [.. query["state"].SelectMany(s => (s ?? "").Split(',')).Select(State).OfType<CaseState>()],
        Channel = Enum.TryParse<CaseChannel>(Text(query, "channel"), ignoreCase: true, out var channel) ? channel : null,
        Timing = Text(query, "timing"), Open = Text(query, "open") switch { "true" => true, "false" => false, _ => null }, FeeDue = Text(query, "feeDue") == "true",
        FiledFrom = Day(query, "filedFrom"), FiledTo = Day(query, "filedTo"), EndedFrom = Day(query, "endedFrom"), EndedTo = Day(query, "endedTo"), DueTo = Day(query, "dueTo"), OpenOn = Day(query, "openOn"),
        AssigneeId = Guid.TryParse(query["officer"], out var officer) ? officer : null, SupplementsFrom = int.TryParse(query["supplementsFrom"], CultureInfo.InvariantCulture, out var rounds) ? rounds : null,
        Sort = Text(query, "sort") ?? "due", After = Text(query, "cursor"),
    };

    private static string? Text(IQueryCollection query, string name) => query[name].ToString() is { Length: > 0 and <= 200 } text ? text.Trim() : null;

    private static DateOnly? Day(IQueryCollection query, string name) => VietnameseFormats.TryParseDay(query[name], out var day) ? day : null;

    private static CaseState? State(string text) =>
        int.TryParse(text, CultureInfo.InvariantCulture, out var code) && Enum.IsDefined((CaseState)code) ? (CaseState)code : null;
}
