using Microsoft.Extensions.DependencyInjection;
using Saola.Engines.Cases;
using Saola.Engines.Identity;
using Saola.Kernel;
using Saola.Web.Composition;

namespace Saola.Modules.PublicServices.Demonstration;

/// <summary>
/// A few results of the invented year are revoked or re-issued by the director, so that the public page has something to say. The new ones are signed by the
/// program's own work once it runs.
/// </summary>
internal sealed class LoadEndedResults(SubmitCase cases, IDemonstrationPeople people, IServiceScopeFactory scopes) : IDemonstrationLoader
{
    private const int Looked = 120, Wanted = 4;
    private const string Basis = "Khoản 2 Điều 18 quy chế giải quyết thủ tục hành chính của Sở (dùng thử)";

    public int Order => 110;

    public async Task<string?> LoadAsync(DemonstrationRequest request, CancellationToken cancellationToken)
    {
        if (await people.AccountAsync("director@saola.test", cancellationToken) is not { } director) return null;
        var ended = 0;
        for (var number = 0; number < Math.Min(Looked, request.Cases) && ended < Wanted; number++)
        {
            if (await cases.FindAsync($"demonstration:{request.Seed}:{number}", cancellationToken) is not { } filed) continue;
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<ScopedActor>().Become(new Actor(ActorKind.Person, director.Id, director.FullName, "person"));
            if (await scope.ServiceProvider.GetRequiredService<ReadCase>().ForProgramAsync(filed.Id, cancellationToken) is not { Row.Outcome: CaseOutcome.Granted, Result: { IssuedAt: not null } result }) continue;
            // Loaded before.
            if (result.Edition > 1 || result.Standing != ResultStanding.InForce) return null;
            await EndAsync(scope.ServiceProvider, filed.Id, ended++ % 2 == 0, cancellationToken);
        }
        return ended == 0 ? null : $"Đã thu hồi hoặc cấp lại {ended} kết quả.";
    }

    private static async Task EndAsync(IServiceProvider services, Guid id, bool revokes, CancellationToken cancellationToken)
    {
        if (revokes)
        {
            Accept(await services.GetRequiredService<RevokeResult>().HandleAsync(id, "Tổ chức tự nguyện trả lại vì không còn hoạt động.", Basis, cancellationToken));
            return;
        }
        Accept(await services.GetRequiredService<PrepareReplacement>().HandleAsync(id, cancellationToken));
        Accept(await services.GetRequiredService<ReplaceResult>().HandleAsync(id, "Bản trước ghi sai địa chỉ trụ sở.", Basis, cancellationToken));
    }

    private static void Accept(Result result)
    {
        if (!result.IsDone) throw new InvalidOperationException($"{result.Faults[0].Code}: {result.Faults[0].Message}");
    }
}
