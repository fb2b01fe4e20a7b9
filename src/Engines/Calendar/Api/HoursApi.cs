using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Saola.Engines.Calendar.Editing;
using Saola.Engines.Calendar.Model;
using Saola.Engines.Calendar.Serving;
using Saola.Engines.Identity;
using Saola.Web;
using Saola.Web.Composition;

namespace Saola.Engines.Calendar.Api;

/// <summary>The working hours of a unit, or of all (<c>*</c>). Version 0: the catalogue says so; otherwise an administrator did.</summary>
internal sealed record HoursItem(
    string Unit, [property: Description("Windows of each working day in Vietnam time, such as 07:30-11:30, 13:00-17:00")] IReadOnlyDictionary<DayOfWeek, string> Week,
    [property: Description("Windows of a day that is worked instead of another")] string MakeUp, string? Source, int Version);

/// <summary>What the hours are to be; a day that is not named is a rest day.</summary>
internal sealed record HoursBody(
    [property: Description("Day (Monday to Sunday) to its windows, such as 07:30-11:30, 13:00-17:00")] IReadOnlyDictionary<DayOfWeek, string?>? Week,
    [property: Description("Windows of a day that is worked instead of another")] string? MakeUp, [property: Description("The paper that says so; needed")] string? Source,
    [property: Description("Why, at least 8 characters")] string? Reason, [property: Description("Version that the caller read")] int SeenVersion);

/// <summary>Working hours for administrators' programs, by the same command as the page.</summary>
internal static class HoursApi
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/v1/admin/calendar/hours").RequireRateLimiting(RateLimits.Api).RequireAuthorization(Roles.Administrator).WithTags("Administration")
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden);
        api.MapGet("/", (Calendars calendars) => TypedResults.Ok<IReadOnlyList<HoursItem>>([.. calendars.Snapshot.Set.Units.Prepend(HoursEdit.Everyone).Select(unit => Item(calendars.Snapshot, unit))]))
            .RequireAuthorization(Access.ApiRead).WithName("calendar-hours").WithSummary("The working hours of all (*), and of each unit that has its own");
        api.MapPut("/{unit}", ChangeAsync).RequireAuthorization(Access.ApiWrite).WithName("calendar-hours-change")
            .WithSummary("Sets the hours of a unit, or of all (*); open cases are counted again. The version that was seen makes a second send harmless")
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        api.MapDelete("/{unit}", RestoreAsync).RequireAuthorization(Access.ApiWrite).WithName("calendar-hours-restore")
            .WithSummary("Takes an edit away, with a reason: the catalogue rules again").ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static Task<Results<NoContent, ProblemHttpResult>> ChangeAsync(ChangeHours change, string unit, [FromBody] HoursBody body, CancellationToken cancellationToken) =>
        ApiProblem.DoneAsync(change.HandleAsync(new ChangeHoursInput
        {
            UnitCode = unit, Week = Enum.GetValues<DayOfWeek>().ToDictionary(day => day, day => body.Week?.GetValueOrDefault(day)), MakeUp = body.MakeUp, Source = body.Source, Reason = body.Reason,
            SeenVersion = body.SeenVersion,
        }, cancellationToken));

    private static Task<Results<NoContent, ProblemHttpResult>> RestoreAsync(ChangeHours change, string unit, string? reason, int? seenVersion, CancellationToken cancellationToken) =>
        ApiProblem.DoneAsync(change.HandleAsync(new ChangeHoursInput { UnitCode = unit, Week = null, Reason = reason, SeenVersion = seenVersion ?? 0 }, cancellationToken));

    private static HoursItem Item(CalendarSnapshot snapshot, string unit)
    {
        var (hours, edit) = (snapshot.Set.For(unit).Hours, snapshot.HoursEdits.FirstOrDefault(e => e.UnitCode == unit));
        var source = edit?.Source ?? snapshot.Catalogue.Hours.Units.FirstOrDefault(h => h.Unit == unit)?.Source;
        var week = Enum.GetValues<DayOfWeek>().Where(day => hours.On(day).Length > 0).ToDictionary(day => day, day => Words(hours.On(day)));
        return new HoursItem(unit, week, Words(hours.MakeUp), source, edit?.RowVersion ?? 0);
    }

    private static string Words(IEnumerable<WorkingWindow> windows) => string.Join(", ", windows);
}
