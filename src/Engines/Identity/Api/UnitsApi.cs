using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Saola.Engines.Identity.Desk;
using Saola.Engines.Identity.Units;
using Saola.Kernel;
using Saola.Web;

namespace Saola.Engines.Identity.Api;

/// <summary>A unit to be added.</summary>
internal sealed record NewUnitBody(
    [property: Description("Small letters, digits and _, 2 to 59, for good")] string? Code, [property: Description("2 to 200 characters")] string? Name,
    [property: Description("The name where none is given")] string? ShortName, [property: Description("Code of the unit above; none at the top")] string? ParentCode,
    [property: Description("division, sub_department, public_unit, office, board, council, service_point, department, emulation_block, people_committee, ward or external")] string? Kind,
    [property: Description("Last day; none while it stands")] DateOnly? ValidTo);

/// <summary>What a unit is to be: everything is said, what is left out is taken away.</summary>
internal sealed record UnitBody(
    [property: Description("2 to 200 characters; an earlier name stays with the unit")] string? Name, string? ShortName, [property: Description("Code of the unit above")] string? ParentCode, string? Kind,
    [property: Description("Last day: the unit is closed after it")] DateOnly? ValidTo);

/// <summary>Code of the unit that was made.</summary>
internal sealed record UnitMade(string Code);

/// <summary>Units for administrators' programs, by the same command as the page. The list of all is <c>/api/v1/units</c>.</summary>
internal static class UnitsApi
{
    public static void Map(RouteGroupBuilder administration)
    {
        var api = administration.MapGroup("/units");
        api.MapGet("/{code}", OneAsync).RequireAuthorization(Access.ApiRead).WithName("unit-edited").WithSummary("One unit with its days and earlier names").ProducesProblem(StatusCodes.Status404NotFound);
        AdministrationApi.Makes(api.MapPost("/", AddAsync).WithName("unit-add").WithSummary("Adds a unit; needs the header Idempotency-Key")
            .WithDescription("Sent again with the same key it answers the unit that the first one made; a code that another unit has is 409 unit.code_taken."));
        AdministrationApi.Writes(api.MapPut("/{code}", ChangeAsync).WithName("unit-change").WithSummary("Renames, moves or closes a unit; a second send leaves it as it is")
            .WithDescription("A unit cannot stand below itself (unit.parent). The earlier name stays with it, so that old records can still be read."));
    }

    private static async Task<Results<Ok<UnitEdited>, ProblemHttpResult>> OneAsync(UnitDesk desk, IStringLocalizer<Texts> texts, string code, CancellationToken cancellationToken) =>
        await desk.OneAsync(code, cancellationToken) is { } unit ? TypedResults.Ok(unit) : ApiProblem.Unknown("unit.unknown", texts["Unit.Unknown"]);

    private static async Task<Results<Created<UnitMade>, ProblemHttpResult>> AddAsync(
        ChangeUnit change, IActorSource actors, [FromHeader(Name = "Idempotency-Key")] string? key, [FromBody] NewUnitBody body, CancellationToken cancellationToken)
    {
        if (OnceKey.Of(actors.Current, "unit", key) is not { } once) return ApiProblem.KeyMissing();
        var result = await change.HandleAsync(new UnitInput
        {
            Code = body.Code, Name = body.Name, ShortName = body.ShortName, ParentCode = body.ParentCode, Kind = body.Kind, ValidTo = body.ValidTo, Id = once,
        }, isNew: true, cancellationToken);
        return result.IsDone ? TypedResults.Created($"/api/v1/admin/units/{body.Code}", new UnitMade(body.Code!)) : ApiProblem.Refused(result.Faults);
    }

    private static Task<Results<NoContent, ProblemHttpResult>> ChangeAsync(ChangeUnit change, string code, [FromBody] UnitBody body, CancellationToken cancellationToken) =>
        ApiProblem.DoneAsync(change.HandleAsync(new UnitInput
        {
            Code = code, Name = body.Name, ShortName = body.ShortName, ParentCode = body.ParentCode, Kind = body.Kind, ValidTo = body.ValidTo,
        }, isNew: false, cancellationToken));
}
