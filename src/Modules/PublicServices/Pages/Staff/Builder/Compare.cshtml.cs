using Saola.Engines.Identity;
using Saola.Modules.PublicServices.Builder;
using Saola.Modules.PublicServices.Builder.Checking;
using Saola.Modules.PublicServices.Builder.Publishing;
using Saola.Modules.PublicServices.Catalogue;

namespace Saola.Modules.PublicServices.Pages.Staff.Builder;

/// <summary>A draft beside the version in force.</summary>
[RequireRole(Roles.ProcedureControl, Roles.Director)]
internal sealed class CompareModel(BuilderTools tools, VersionInForce inForce, EditorForm form) : BuilderPage(tools)
{
    /// <summary>The version in force, or the one before that which the draft became.</summary>
    public Procedure? With { get; private set; }

    public IReadOnlyList<ProcedureDifference> Differences { get; private set; } = [];

    public string Label(ProcedureDifference line) => line.Key switch
    {
        "" => Texts[line.Kind == Saola.Engines.Cases.Forms.Filling.DifferenceKind.Added ? "Compare.Added" : "Compare.Removed"],
        "order" => Texts["Compare.Order"],
        _ => form.Label(line.Record, line.Key),
    };

    protected override Task PrepareAsync(CancellationToken cancellationToken)
    {
        With = inForce.Of(Draft);
        if (With is not null) Differences = DraftComparison.Between(DraftDocument.Read(ProcedureWriter.Write(With)), Reading.Document);
        return Task.CompletedTask;
    }
}
