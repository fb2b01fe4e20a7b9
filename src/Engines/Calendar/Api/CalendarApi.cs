using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Saola.Engines.Calendar.Editing;
using Saola.Engines.Calendar.Serving;
using Saola.Engines.Identity;
using Saola.Kernel;
using Saola.Web;
using Saola.Web.Composition;

namespace Saola.Engines.Calendar.Api;

/// <summary>A day that differs from the week. Version 0: the catalogue says so; otherwise an administrator did.</summary>
internal sealed record DayItem(DateOnly Date, string? Kind, string? Name, string? EnglishName, string? Source, string? Status, int Version);

/// <summary>What a day is to be; <paramref name="SeenVersion"/> is the version that the caller read.</summary>
internal sealed record DayBody(
    [property: JsonConverter(typeof(JsonStringEnumConverter<DayKind>))] DayKind? Kind, bool IsOrdinary, string? Name, string? EnglishName, string? Source,
    [property: JsonConverter(typeof(JsonStringEnumConverter<DayStatus>))] DayStatus? Status, string? Reason, int SeenVersion);

/// <summary>The calendar of the administrator for programs.</summary>
internal static class CalendarApi
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/v1/admin/calendar/days").RequireRateLimiting(RateLimits.Api).RequireAuthorization(Roles.Administrator).WithTags("Administration")
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden);
        api.MapGet("/", Days).RequireAuthorization(Access.ApiRead).WithName("calendar-days").WithSummary("The days of a year that differ from the week; at most 366");
        api.MapPut("/{date}", ChangeAsync).RequireAuthorization(Access.ApiWrite).WithName("calendar-day-change")
            .WithSummary("Says what a day is; open cases are counted again. The version that was seen makes a second send harmless")
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        api.MapDelete("/{date}", RestoreAsync).RequireAuthorization(Access.ApiWrite).WithName("calendar-day-restore")
            .WithSummary("Takes an edit away: the catalogue rules again").ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static Ok<IReadOnlyList<DayItem>> Days(Calendars calendars, TimeProvider clock, int? year)
    {
        var asked = year ?? clock.Today().Year;
        var snapshot = calendars.Snapshot;
        var edits = snapshot.DayEdits.Where(edit => edit.Date.Year == asked).ToDictionary(edit => edit.Date);
        var facts = snapshot.Set.Standard.Days.Where(day => day.Date.Year == asked).ToDictionary(day => day.Date);
        return TypedResults.Ok<IReadOnlyList<DayItem>>([.. facts.Keys.Union(edits.Keys).Order().Select(date => Item(date, facts.GetValueOrDefault(date), edits.GetValueOrDefault(date)?.RowVersion ?? 0))]);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ChangeAsync(ChangeDay change, DateOnly date, [FromBody] DayBody body, CancellationToken cancellationToken) =>
        await ApiProblem.DoneAsync(change.HandleAsync(new ChangeDayInput
        {
            Date = date, Kind = body.Kind, IsOrdinary = body.IsOrdinary, Name = body.Name, EnglishName = body.EnglishName, Source = body.Source,
            Status = body.Status ?? DayStatus.Announced, Reason = body.Reason, SeenVersion = body.SeenVersion,
        }, cancellationToken));

    private static async Task<Results<NoContent, ProblemHttpResult>> RestoreAsync(RestoreDay restore, DateOnly date, string? reason, int? seenVersion, CancellationToken cancellationToken) =>
        await ApiProblem.DoneAsync(restore.HandleAsync(new RestoreDayInput(date, reason, seenVersion ?? 0), cancellationToken));

    private static DayItem Item(DateOnly date, CalendarDay? fact, int version) =>
        new(date, fact?.Kind.ToString(), fact?.Name, fact?.EnglishName, fact?.Source, fact?.Status.ToString(), version);
}
