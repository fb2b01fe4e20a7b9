using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Saola.Engines.Identity.Desk;
using Saola.Engines.Identity.RoleKeeping;
using Saola.Kernel;
using Saola.Web;
using Saola.Web.Composition;

namespace Saola.Engines.Identity.Api;

/// <summary>A person in a list; number, mail and telephone are covered as on every list.</summary>
internal sealed record PersonItem(Guid Id, string FullName, string PersonalId, string Email, string? Position, bool IsMerged);

/// <summary>A role with its days.</summary>
internal sealed record RoleItem(Guid Id, string Role, string UnitCode, DateOnly From, DateOnly? Until);

/// <summary>An account without its secrets.</summary>
internal sealed record AccountItem(Guid Id, string Email, bool EmailConfirmed, bool HasSecondFactor, DateTimeOffset? LastSignInAt, DateTimeOffset? LockedUntil, bool IsClosed);

/// <summary>One person with roles and accounts.</summary>
internal sealed record PersonDetail(PersonItem Person, IReadOnlyList<RoleItem> Roles, IReadOnlyList<AccountItem> Accounts);

/// <summary>A role to give; both days count.</summary>
internal sealed record RoleBody(string? Role, string? UnitCode, DateOnly? From, DateOnly? Until, string? Reason);

/// <summary>Who holds a role.</summary>
internal sealed record HolderItem(Guid Id, Guid PersonId, string Person, string Role, string UnitCode, DateOnly From, DateOnly? Until);

/// <summary>Why something ends, is taken back or is refused.</summary>
internal sealed record EndBody(string? Reason);

/// <summary>What was made.</summary>
internal sealed record Made(Guid Id);

/// <summary>People and roles through the API: what the pages of administration do, by the same commands, for administrators alone.</summary>
internal static class AdministrationApi
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/v1/admin").RequireRateLimiting(RateLimits.Api).RequireAuthorization(Roles.Administrator).WithTags("Administration")
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden);
        api.MapGet("/people", PeopleAsync).RequireAuthorization(Access.ApiRead).WithName("people").WithSummary("People by name, number, telephone or e-mail; without words the staff. next is the cursor of the following page");
        api.MapGet("/people/{id:guid}", PersonAsync).RequireAuthorization(Access.ApiRead).WithName("person").WithSummary("One person with roles and accounts").ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/roles", RolesAsync).RequireAuthorization(Access.ApiRead).WithName("roles").WithSummary("Who holds which role where, without those that ended; filters unit and role. next is the cursor of the following page");
        Makes(api.MapPost("/people/{id:guid}/roles", GiveAsync).WithName("role-give").WithSummary("Gives a role; needs the header Idempotency-Key"));
        Writes(api.MapPost("/roles/{id:guid}/end", EndAsync).WithName("role-end").WithSummary("Ends a role with today; a second send finds it over and changes nothing"));
        RecordsApi.Map(api);
        UnitsApi.Map(api);
        ClientsApi.Map(api);
        MembershipsApi.Map(endpoints);
    }

    /// <summary>What every write of administration has.</summary>
    internal static RouteHandlerBuilder Writes(RouteHandlerBuilder endpoint) => endpoint.RequireAuthorization(Access.ApiWrite)
        .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    /// <summary>A write that makes something and so takes an Idempotency-Key.</summary>
    internal static void Makes(RouteHandlerBuilder endpoint) => Writes(endpoint).ProducesProblem(StatusCodes.Status400BadRequest);

    private static async Task<Ok<Page<PersonItem>>> PeopleAsync(PeopleDesk desk, string? q, string? cursor, int? limit, CancellationToken cancellationToken)
    {
        var page = await desk.PageAsync(q, cursor, Paging.Limit(limit), cancellationToken);
        return TypedResults.Ok(new Page<PersonItem>([.. page.Items.Select(Item)], page.Next));
    }

    private static async Task<Results<Ok<PersonDetail>, ProblemHttpResult>> PersonAsync(PeopleDesk desk, IStringLocalizer<Texts> texts, Guid id, CancellationToken cancellationToken)
    {
        if (await desk.PersonAsync(id, cancellationToken) is not { } person) return ApiProblem.Of(StatusCodes.Status404NotFound, "identity.person_unknown", texts["Person.Unknown"]);
        var roles = await desk.RolesAsync(id, null, null, withEnded: true, cancellationToken);
        var accounts = await desk.AccountsAsync(id, cancellationToken);
        return TypedResults.Ok(new PersonDetail(
            Item(person), [.. roles.Select(r => new RoleItem(r.Id, r.Role, r.UnitCode, r.From, r.Until))],
            [.. accounts.Select(a => new AccountItem(a.Id, Masked.Email(a.Email), a.EmailConfirmed, a.HasSecondFactor, a.LastSignInAt, a.LockedUntil, a.IsClosed))]));
    }

    private static async Task<Ok<Page<HolderItem>>> RolesAsync(PeopleDesk desk, string? unit, string? role, string? cursor, int? limit, CancellationToken cancellationToken)
    {
        var page = await desk.RolesPageAsync(unit, role, cursor, Paging.Limit(limit), cancellationToken);
        return TypedResults.Ok(new Page<HolderItem>([.. page.Items.Select(r => new HolderItem(r.Id, r.PersonId, r.Person, r.Role, r.UnitCode, r.From, r.Until))], page.Next));
    }

    private static async Task<Results<Ok<Made>, ProblemHttpResult>> GiveAsync(
        GiveRole give, IActorSource actors, Guid id, [FromHeader(Name = "Idempotency-Key")] string? key, [FromBody] RoleBody body, CancellationToken cancellationToken)
    {
        if (OnceKey.Of(actors.Current, "role-give", key) is not { } once) return ApiProblem.KeyMissing();
        var result = await give.HandleAsync(new GiveRoleInput
        {
            PersonId = id, Role = body.Role, UnitCode = body.UnitCode, From = body.From, Until = body.Until, Reason = body.Reason, Id = once,
        }, cancellationToken);
        return result.IsDone ? TypedResults.Ok(new Made(result.Value)) : ApiProblem.Refused(result.Faults);
    }

    private static Task<Results<NoContent, ProblemHttpResult>> EndAsync(EndRole end, TimeProvider clock, Guid id, [FromBody] EndBody body, CancellationToken cancellationToken) =>
        ApiProblem.DoneAsync(end.HandleAsync(id, clock.Today(), body.Reason, cancellationToken));

    private static PersonItem Item(PersonLine line) => new(line.Id, line.FullName, Masked.Number(line.PersonalId), Masked.Email(line.Email), line.Position, line.IsMerged);
}
