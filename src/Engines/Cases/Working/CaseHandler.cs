using Saola.Data;
using Saola.Engines.Cases.Model;
using Saola.Engines.Identity;
using Saola.Kernel;

namespace Saola.Engines.Cases.Working;

/// <summary>The frame of a handler that changes one case: loads it, tells of a concurrent change, commits.</summary>
internal sealed class CaseHandler(UnitOfWork unitOfWork, CaseWork work, ICurrentUser user)
{
    public CaseWork Work => work;

    public ICurrentUser User => user;

    /// <summary>Runs <paramref name="change"/> on the case in one commit. An unknown case and one that the actor may not see give the same fault.</summary>
    public async Task<Result> ChangeAsync(
        Guid caseId, Func<Case, CaseTypeDefinition, Authority, CancellationToken, Task<Result>> change, CancellationToken cancellationToken)
    {
        var authority = await user.AuthorityAsync(cancellationToken);
        try
        {
            return await unitOfWork.RunAsync(
                async token => await work.LoadAsync(caseId, token) is var (dossier, type) ? await change(dossier, type, authority, token) : CaseFaults.Unknown(), cancellationToken);
        }
        catch (ConcurrentChangeException)
        {
            return new Fault("case.changed", Texts.Say("Decide.Changed"));
        }
    }

    /// <summary>As <see cref="ChangeAsync"/>, only for the applicant or who filed.</summary>
    public Task<Result> ChangeOwnAsync(Guid caseId, Func<Case, CaseTypeDefinition, CancellationToken, Task<Result>> change, CancellationToken cancellationToken) =>
        ChangeAsync(caseId, async (dossier, type, _, token) =>
            CaseRights.IsOwn(dossier, user) ? await change(dossier, type, token) : CaseFaults.Unknown(), cancellationToken);
}
