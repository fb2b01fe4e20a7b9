using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Saola.Data;

namespace Saola.Engines.Cases.Model;

internal sealed class CasesModel : IModelContributor
{
    public string TablePrefix => "cases_";

    public void Build(ModelBuilder model, DatabaseKind database)
    {
        model.Entity<Case>(BuildCase);
        model.Entity<CaseTypeVersion>(version =>
        {
            version.ToTable("cases_type_versions");
            version.HasKey(v => new { v.Code, v.Version });
            version.Property(v => v.Code).HasMaxLength(40);
        });
        BuildPart<CaseData>(model, "cases_data").HasIndex(d => new { d.CaseId, d.Version }).IsUnique();
        BuildPart<CasePaper>(model, "cases_papers").HasIndex(p => p.CaseId);
        BuildPart<CaseStepRun>(model, "cases_step_runs").HasIndex(r => new { r.CaseId, r.Position }).IsUnique();
        BuildPart<CasePause>(model, "cases_pauses").HasIndex(p => p.CaseId);
        var supplements = BuildPart<CaseSupplement>(model, "cases_supplements");
        supplements.HasIndex(s => new { s.CaseId, s.Round }).IsUnique();
        supplements.HasIndex(s => s.DueBy).HasFilter("answered_at IS NULL");
        BuildClocks(model);
        var opinions = BuildPart<CaseOpinion>(model, "cases_opinions");
        opinions.HasIndex(o => o.CaseId);
        opinions.HasIndex(o => new { o.UnitCode, o.DueAt }).HasFilter("answered_at IS NULL");
        opinions.HasIndex(o => new { o.DueAt, o.Id }).HasFilter("answered_at IS NULL").HasDatabaseName("ix_cases_opinions_awaited");
        BuildPart<CaseComment>(model, "cases_comments").HasIndex(c => new { c.CaseId, c.At });
        BuildPart<CaseFee>(model, "cases_fees").HasIndex(f => f.CaseId);
        var results = BuildPart<CaseResult>(model, "cases_results");
        results.Ignore(r => r.DocumentRound);
        results.HasIndex(r => new { r.CaseId, r.Edition }).IsUnique();
        results.HasIndex(r => new { r.Signing, r.NumberedAt }).HasFilter("signing IN ('Waiting', 'Failed')").HasDatabaseName("ix_cases_results_to_sign");
        results.HasIndex(r => r.VerificationCode).IsUnique();
        results.HasIndex(r => r.Number);
        BuildPart<CaseHandOver>(model, "cases_hand_overs").HasIndex(h => new { h.CaseId, h.At });
        BuildPart<CaseDocument>(model, "cases_documents").HasIndex(d => new { d.CaseId, d.Kind, d.Round }).IsUnique();
        model.Entity<CaseDraft>(draft =>
        {
            draft.ToTable("cases_drafts");
            draft.HasIndex(d => new { d.OwnerId, d.ChangedAt });
            draft.HasIndex(d => d.ExpiresAt);
        });
    }

    private static void BuildCase(EntityTypeBuilder<Case> c)
    {
        c.ToTable("cases_cases");
        c.Property(x => x.Number).HasMaxLength(60);
        c.Property(x => x.TrackingCode).HasMaxLength(12);
        c.Property(x => x.SubmissionKey).HasMaxLength(120);
        c.Property(x => x.TypeCode).HasMaxLength(40);
        c.Property(x => x.FieldCode).HasMaxLength(60);
        c.Property(x => x.UnitCode).HasMaxLength(60);
        c.Property(x => x.StepUnit).HasMaxLength(60);
        c.Property(x => x.Folded).HasMaxLength(600);
        c.Ignore(x => x.Facts);
        c.Ignore(x => x.ClockRuns);
        c.HasIndex(x => x.Number).IsUnique();
        c.HasIndex(x => x.SubmissionKey).IsUnique();
        c.HasIndex(x => new { x.State, x.SortDueAt, x.Id });
        c.HasIndex(x => new { x.StepUnit, x.StepRole, x.SortDueAt, x.Id }).HasFilter("ended_at IS NULL").HasDatabaseName("ix_cases_open_by_step");
        c.HasIndex(x => new { x.AssigneeId, x.SortDueAt, x.Id }).HasFilter("ended_at IS NULL").HasDatabaseName("ix_cases_open_by_assignee");
        c.HasIndex(x => new { x.UnitCode, x.SortDueAt, x.Id });
        c.HasIndex(x => new { x.TypeCode, x.FiledAt, x.Id });
        c.HasIndex(x => new { x.FiledAt, x.Id });
        c.HasIndex(x => new { x.EndedAt, x.Id });
        c.HasIndex(x => new { x.SortDueAt, x.Id }).HasFilter("ended_at IS NULL").HasDatabaseName("ix_cases_open_by_due");
        c.HasIndex(x => new { x.StepDueAt, x.Id }).HasFilter("ended_at IS NULL").HasDatabaseName("ix_cases_open_by_step_due");
        c.HasIndex(x => new { x.StepUnit, x.SortDueAt, x.Id }).HasFilter("ended_at IS NULL").HasDatabaseName("ix_cases_open_by_unit");
        c.HasIndex(x => new { x.PromisedAt, x.Id }).HasFilter("ended_at IS NULL").HasDatabaseName("ix_cases_open_by_promise");
        c.HasIndex(x => new { x.FilerPersonId, x.FiledAt });
        c.HasIndex(x => new { x.ApplicantPersonId, x.FiledAt });
        c.HasIndex(x => new { x.OrganisationId, x.FiledAt });
        c.HasIndex(x => x.Folded).ServesPartialText();
    }

    private static void BuildClocks(ModelBuilder model)
    {
        var apologies = BuildPart<CaseApology>(model, "cases_apologies");
        apologies.Property(a => a.StepUnit).HasMaxLength(60);
        apologies.Property(a => a.SignerUnit).HasMaxLength(60);
        apologies.Property(a => a.SignerRole).HasMaxLength(40);
        apologies.HasIndex(a => new { a.CaseId, a.Round }).IsUnique();
        apologies.HasIndex(a => new { a.MissedDueAt, a.Id }).HasFilter("signed_at IS NULL").HasDatabaseName("ix_cases_apologies_open");
        var warnings = BuildPart<CaseWarning>(model, "cases_warnings");
        warnings.Property(w => w.Kind).HasMaxLength(40);
        warnings.HasIndex(w => w.CaseId);
        warnings.HasIndex(w => new { w.SubjectId, w.Kind, w.DueAt }).IsUnique();
    }

    private static EntityTypeBuilder<TPart> BuildPart<TPart>(ModelBuilder model, string table) where TPart : class
    {
        var part = model.Entity<TPart>();
        part.ToTable(table);
        part.HasKey("Id");
        part.HasOne<Case>().WithMany().HasForeignKey("CaseId").OnDelete(DeleteBehavior.Restrict);
        return part;
    }
}
