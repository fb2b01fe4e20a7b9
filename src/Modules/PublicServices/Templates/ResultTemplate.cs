using Microsoft.EntityFrameworkCore;
using Saola.Data;

namespace Saola.Modules.PublicServices.Templates;

/// <summary>A DOCX template of one result of one procedure. Versions stay; the last one that has not ended is used.</summary>
internal sealed class ResultTemplate
{
    public const string SubjectKind = "result_template";

    public required Guid Id { get; init; }
    public required string ProcedureCode { get; init; }
    public required string ResultId { get; init; }
    public required int Version { get; init; }
    public required Guid FileId { get; init; }
    public required string FileName { get; init; }
    public required DateTimeOffset PublishedAt { get; init; }
    public Guid? PublishedBy { get; init; }
    public DateTimeOffset? EndedAt { get; set; }
}

internal sealed class ServicesModel : IModelContributor
{
    public string TablePrefix => "services_";

    public void Build(ModelBuilder model, DatabaseKind database) => model.Entity<ResultTemplate>(template =>
    {
        template.ToTable("services_result_templates");
        template.Property(t => t.ProcedureCode).HasMaxLength(40);
        template.Property(t => t.ResultId).HasMaxLength(60);
        template.HasIndex(t => new { t.ProcedureCode, t.ResultId, t.Version }).IsUnique();
        template.HasIndex(t => new { t.PublishedAt, t.Id });
    });
}
