using Microsoft.EntityFrameworkCore;
using Saola.Data;

namespace Saola.Modules.PublicServices.Builder.Model;

internal sealed class BuilderModel : IModelContributor
{
    public string TablePrefix => "services_";

    public void Build(ModelBuilder model, DatabaseKind database)
    {
        model.Entity<ProcedureDraft>(draft =>
        {
            draft.ToTable("services_procedure_drafts");
            draft.Property(d => d.Number).HasMaxLength(40);
            draft.Property(d => d.Code).HasMaxLength(20);
            draft.Property(d => d.Name).HasMaxLength(1000);
            draft.Property(d => d.DecisionNumber).HasMaxLength(100);
            draft.Property(d => d.DecisionKind).HasMaxLength(20);
            draft.Ignore(d => d.Subject);
            draft.HasIndex(d => d.Number).IsUnique();
            draft.HasIndex(d => new { d.State, d.Id });
            draft.HasIndex(d => d.Code);
        });
        model.Entity<PublishedVersion>(version =>
        {
            version.ToTable("services_procedure_versions");
            version.Property(v => v.Code).HasMaxLength(20);
            version.HasIndex(v => new { v.Code, v.Version }).IsUnique();
            version.HasOne<ProcedureDraft>().WithMany().HasForeignKey(v => v.DraftId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
