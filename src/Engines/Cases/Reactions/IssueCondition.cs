using Saola.Kernel;

namespace Saola.Engines.Cases;

/// <summary>What a module wants to be settled before the result of one of its cases is numbered and issued; asked inside the unit of work of the decision.</summary>
public interface IIssueCondition
{
    /// <summary>Null when nothing hinders, or the case is another module's; else what is missing, who mends it and where.</summary>
    Task<Fault?> HindranceAsync(Guid caseId, CancellationToken cancellationToken);
}
