using Microsoft.EntityFrameworkCore;
using Saola.Data;

namespace Saola.Engines.Identity.Model;

internal sealed class IdentityModel : IModelContributor
{
    public string TablePrefix => "identity_";

    public void Build(ModelBuilder model, DatabaseKind database)
    {
        People(model);
        Organisations(model);
        Units(model);
        AccountModel.Build(model);
        ClientModel.Build(model);
    }

    private static void People(ModelBuilder model)
    {
        model.Entity<Person>(person =>
        {
            person.ToTable("identity_people");
            person.Property(p => p.FullName).HasMaxLength(200);
            person.Property(p => p.FoldedName).HasMaxLength(200);
            person.Property(p => p.PersonalId).HasMaxLength(20);
            person.Property(p => p.DeclaredPersonalId).HasMaxLength(20);
            person.Property(p => p.Email).HasMaxLength(254);
            person.Property(p => p.Phone).HasMaxLength(20);
            person.Property(p => p.Language).HasMaxLength(2);
            person.HasIndex(p => p.PersonalId).IsUnique();
            person.HasIndex(p => p.DeclaredPersonalId);
            person.HasIndex(p => p.FoldedName);
            person.HasIndex(p => p.MergedInto);
            person.HasOne<Person>().WithMany().HasForeignKey(p => p.MergedInto).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<PersonMerge>(merge =>
        {
            merge.ToTable("identity_merges");
            merge.Property(m => m.Filled).HasMaxLength(400);
            merge.HasIndex(m => m.SourceId);
            merge.HasIndex(m => m.TargetId);
        });
        model.Entity<Consent>(consent =>
        {
            consent.ToTable("identity_consents");
            consent.Property(c => c.Purpose).HasMaxLength(80);
            consent.HasIndex(c => new { c.PersonId, c.Purpose });
        });
    }

    private static void Organisations(ModelBuilder model)
    {
        model.Entity<Organisation>(organisation =>
        {
            organisation.ToTable("identity_organisations");
            organisation.Property(o => o.Name).HasMaxLength(300);
            organisation.Property(o => o.FoldedName).HasMaxLength(300);
            organisation.Property(o => o.TaxCode).HasMaxLength(20);
            organisation.HasIndex(o => o.TaxCode).IsUnique();
            organisation.HasIndex(o => o.FoldedName);
        });
        model.Entity<OrganisationMembership>(membership =>
        {
            membership.ToTable("identity_memberships");
            membership.Property(m => m.Capacity).HasMaxLength(40);
            membership.HasIndex(m => m.PersonId);
            membership.HasIndex(m => m.OrganisationId);
            membership.HasIndex(m => new { m.State, m.AskedAt });
            membership.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Restrict);
            membership.HasOne<Organisation>().WithMany().HasForeignKey(m => m.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        });
    }

    private static void Units(ModelBuilder model)
    {
        model.Entity<Unit>(unit =>
        {
            unit.ToTable("identity_units");
            unit.Property(u => u.Code).HasMaxLength(60);
            unit.Property(u => u.ParentCode).HasMaxLength(60);
            unit.Property(u => u.Kind).HasMaxLength(40);
            unit.HasIndex(u => u.Code).IsUnique();
        });
        model.Entity<RoleAssignment>(role =>
        {
            role.ToTable("identity_roles");
            role.Property(r => r.Role).HasMaxLength(40);
            role.Property(r => r.UnitCode).HasMaxLength(60);
            role.HasIndex(r => r.PersonId);
            role.HasIndex(r => new { r.UnitCode, r.Role });
            role.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Delegation>(delegation =>
        {
            delegation.ToTable("identity_delegations");
            delegation.Property(d => d.Role).HasMaxLength(40);
            delegation.Property(d => d.UnitCode).HasMaxLength(60);
            delegation.HasIndex(d => new { d.ToPersonId, d.Until });
            delegation.HasIndex(d => new { d.FromPersonId, d.Until });
            delegation.HasOne<Person>().WithMany().HasForeignKey(d => d.FromPersonId).OnDelete(DeleteBehavior.Restrict);
            delegation.HasOne<Person>().WithMany().HasForeignKey(d => d.ToPersonId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
