using Microsoft.Extensions.DependencyInjection;
using Saola.Engines.Cases;
using Saola.Engines.Identity;
using Saola.Modules.Tests.PublicServices.Citizen;

namespace Saola.Modules.Tests.PublicServices.Staff;

/// <summary>Carries a dossier on by whoever may decide, in favour of the applicant, up to a step.</summary>
internal static class CaseWalk
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(90);
    private static readonly string[] Desks = ["clerk@saola.test", "techmarket@saola.test", "head@saola.test", "officer@saola.test", "quality@saola.test", "director@saola.test"];
    private static readonly string[] Favourable = [Decisions.Accept, Decisions.Assign, Decisions.ProposeGrant, Decisions.Forward, Decisions.Approve, Decisions.Sign, Decisions.Issue];

    /// <summary>Goes on until the dossier waits at a step of the kind.</summary>
    public static async Task CarryToAsync(this CitizenSite site, string number, StepKind kind)
    {
        for (var round = 0; round < 12; round++)
        {
            if (await site.AtAsync(number) == kind) return;
            if (!await site.StepAsync(number)) throw new InvalidOperationException($"Nobody of {string.Join(", ", Desks)} may decide on {number}.");
        }
        throw new InvalidOperationException($"{number} did not come to {kind}.");
    }

    /// <summary>The fault of the decision of the present step by the account, or null.</summary>
    public static async Task<string?> DecideAsync(this CitizenSite site, string email, string number, string decision, string? reason = null, params SupplementItem[] items)
    {
        string? fault = null;
        await site.ActAsync(email, async services =>
        {
            var dossier = (await services.GetRequiredService<ReadCase>().ForUserAsync(number, CancellationToken.None))!;
            var made = new StepDecision { CaseId = dossier.Row.Id, RowVersion = dossier.Row.RowVersion, StepId = dossier.Row.StepId!, Decision = decision, Reason = reason, Items = items };
            var result = await services.GetRequiredService<DecideStep>().HandleAsync(made, CancellationToken.None);
            fault = result.IsDone ? null : result.Faults[0].Code;
        });
        return fault;
    }

    /// <summary>Goes on when the numbered result is signed, or the signing stopped: the site's own workers do it behind the pages.</summary>
    public static async Task SignedAsync(this CitizenSite site, string number)
    {
        for (var end = TimeProvider.System.GetUtcNow() + Longest; TimeProvider.System.GetUtcNow() < end; await Task.Delay(50))
        {
            CaseDetails? dossier = null;
            await site.ActAsync("director@saola.test", async services => dossier = await services.GetRequiredService<ReadCase>().ForUserAsync(number, CancellationToken.None));
            if (dossier!.Result is not { Signing: SigningState.Waiting, SigningFault: null }) return;
        }
    }

    private static async Task<StepKind?> AtAsync(this CitizenSite site, string number)
    {
        StepKind? kind = null;
        await site.ActAsync("clerk@saola.test", async services =>
        {
            var dossier = (await services.GetRequiredService<ReadCase>().ForUserAsync(number, CancellationToken.None))!;
            kind = dossier.Type.Step(dossier.Row.StepId)?.Kind;
        });
        return kind;
    }

    private static async Task<bool> StepAsync(this CitizenSite site, string number)
    {
        foreach (var desk in Desks)
        {
            var done = false;
            await site.ActAsync(desk, async services => done = await StepAsync(services, number));
            if (done) return true;
        }
        return false;
    }

    private static async Task<bool> StepAsync(IServiceProvider services, string number)
    {
        if (await services.GetRequiredService<ReadCase>().ForUserAsync(number, CancellationToken.None) is not { MayDecide: true } dossier) return false;
        var step = dossier.Type.Step(dossier.Row.StepId)!;
        if (step.Kind is StepKind.Draft && dossier.Result is null)
        {
            var drafted = await services.GetRequiredService<DraftResult>().HandleAsync(dossier.Row.Id, dossier.Type.Results[0].Id, "Giấy phép", "{\"parts\":[]}", CancellationToken.None);
            Xunit.Assert.True(drafted.IsDone, drafted.Faults.FirstOrDefault()?.Message);
        }
        var fresh = (await services.GetRequiredService<ReadCase>().ForUserAsync(number, CancellationToken.None))!;
        var result = await services.GetRequiredService<DecideStep>().HandleAsync(new StepDecision
        {
            CaseId = fresh.Row.Id, RowVersion = fresh.Row.RowVersion, StepId = step.Id, Decision = Favourable.First(step.Decisions.Contains),
            AssigneeId = step.Kind == StepKind.Assign ? services.GetRequiredService<ICurrentUser>().PersonId : null,
        }, CancellationToken.None);
        Xunit.Assert.True(result.IsDone, result.Faults.FirstOrDefault()?.Message);
        return true;
    }
}
