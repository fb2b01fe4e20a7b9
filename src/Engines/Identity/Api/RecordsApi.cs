using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Saola.Engines.Identity.Desk;
using Saola.Engines.Identity.People;
using Saola.Kernel;
using Saola.Web;

namespace Saola.Engines.Identity.Api;

/// <summary>Two records of one person.</summary>
internal sealed record MergeBody([property: Description("Id of the record that is merged into this one")] Guid? Other, [property: Description("Why they are one person; needed")] string? Reason);

/// <summary>A try to sign in; the address is told to administrators alone.</summary>
internal sealed record SignInItem(DateTimeOffset At, string Method, string Outcome, string? Address);

/// <summary>Records and accounts of people for administrators' programs: merging, erasing, locks, closing. By the same commands as the page of a person.</summary>
internal static class RecordsApi
{
    public static void Map(RouteGroupBuilder administration)
    {
        MapRecords(administration);
        MapAccounts(administration.MapGroup("/accounts/{id:guid}"));
    }

    private static void MapRecords(RouteGroupBuilder api)
    {
        api.MapGet("/people/{id:guid}/merges", async (PeopleDesk desk, Guid id, CancellationToken token) => TypedResults.Ok(await desk.MergesAsync(id, token)))
            .RequireAuthorization(Access.ApiRead).WithName("person-merges").WithSummary("Merges of a record, the newest first; at most 50");
        api.MapGet("/people/{id:guid}/sign-ins", SignInsAsync).RequireAuthorization(Access.ApiRead).WithName("person-sign-ins").WithSummary("The last 20 tries to sign in to the accounts of a person");
        AdministrationApi.Makes(api.MapPost("/people/{id:guid}/merges", MergeAsync).WithName("person-merge").WithSummary("Merges another record into this one, with a reason; needs the header Idempotency-Key")
            .WithDescription("This record stands for both; facts that it lacks are taken over, nothing else is moved, and it can be undone. 422 identity.merge_two_numbers when both have a confirmed personal number, 409 identity.merge_merged when one is merged already."));
        AdministrationApi.Writes(api.MapPost("/merges/{id:guid}/undoing", (UndoMerge undo, Guid id, [FromBody] EndBody body, CancellationToken token) => ApiProblem.DoneAsync(undo.HandleAsync(id, body.Reason, token)))
            .WithName("merge-undo").WithSummary("Takes a merge back; a second send finds none (404) and changes nothing"));
        AdministrationApi.Writes(api.MapPost("/people/{id:guid}/erasure", (ErasePerson erase, Guid id, [FromBody] EndBody body, CancellationToken token) => ApiProblem.DoneAsync(erase.HandleAsync(id, body.Reason, token)))
            .WithName("person-erase").WithSummary("Erases a person on request, for good, with a reason; a second send finds nobody (404) and changes nothing")
            .WithDescription("The record is blanked, accounts are closed and emptied, and what the record of acts keeps of the person can no longer be read (Law 91/2025/QH15). 422 identity.erase_staff while the person holds a role."));
    }

    private static void MapAccounts(RouteGroupBuilder api)
    {
        void Writes(string path, string name, string summary, Func<AccountDesk, Guid, CancellationToken, Task<Result>> act) => AdministrationApi.Writes(
            api.MapPost(path, (AccountDesk desk, Guid id, CancellationToken token) => ApiProblem.DoneAsync(act(desk, id, token))).WithName(name).WithSummary(summary));
        Writes("/unlocking", "account-unlock", "Lifts the lock after wrong passwords; a second send changes nothing", (desk, id, token) => desk.UnlockAsync(id, token));
        Writes("/closing", "account-close", "Closes an account: its sessions end within a minute; a second send changes nothing", (desk, id, token) => desk.CloseAsync(id, token));
        Writes("/reopening", "account-reopen", "Opens a closed account again; a second send changes nothing", (desk, id, token) => desk.ReopenAsync(id, token));
        Writes("/password-letter", "account-password-letter", "Sends the person a link to set a password; soon after the last letter none is sent", (desk, id, token) => desk.SendResetAsync(id, token));
    }

    private static async Task<Ok<List<SignInItem>>> SignInsAsync(PeopleDesk desk, Guid id, CancellationToken cancellationToken)
    {
        var accounts = await desk.AccountsAsync(id, cancellationToken);
        var tries = await desk.AttemptsAsync([.. accounts.Select(a => a.Id)], cancellationToken);
        return TypedResults.Ok(tries.Select(t => new SignInItem(t.At, t.Method, t.Outcome.ToString(), t.Address)).ToList());
    }

    private static async Task<Results<Ok<Made>, ProblemHttpResult>> MergeAsync(
        MergePeople merge, IActorSource actors, Guid id, [FromHeader(Name = "Idempotency-Key")] string? key, [FromBody] MergeBody body, CancellationToken cancellationToken)
    {
        if (OnceKey.Of(actors.Current, "merge", key) is not { } once) return ApiProblem.KeyMissing();
        var result = await merge.HandleOnceAsync(once, body.Other ?? Guid.Empty, id, body.Reason, cancellationToken);
        return result.IsDone ? TypedResults.Ok(new Made(result.Value)) : ApiProblem.Refused(result.Faults);
    }
}
