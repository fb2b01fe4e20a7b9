using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Kernel;

namespace Saola.Modules.PublicServices.Templates;

/// <summary>A template in a list.</summary>
internal sealed record TemplateRow(Guid Id, string ProcedureCode, string ResultId, int Version, Guid FileId, string FileName, DateTimeOffset PublishedAt, DateTimeOffset? EndedAt);

/// <summary>The templates: the one that a new draft uses, and all of them for the administrator.</summary>
internal sealed class FindTemplates(AppDbContext db)
{
    /// <summary>The template in use, or null.</summary>
    public Task<TemplateRow?> CurrentAsync(string procedureCode, string resultId, CancellationToken cancellationToken) =>
        Rows(db.Set<ResultTemplate>().Where(t => t.ProcedureCode == procedureCode && t.ResultId == resultId && t.EndedAt == null).OrderByDescending(t => t.Version)).FirstOrDefaultAsync(cancellationToken);

    /// <summary>The last ones published, newest first.</summary>
    public async Task<IReadOnlyList<TemplateRow>> ListAsync(CancellationToken cancellationToken) =>
        await Rows(db.Set<ResultTemplate>().OrderByDescending(t => t.PublishedAt).ThenByDescending(t => t.Id).Take(Paging.MostRows)).ToListAsync(cancellationToken);

    private static IQueryable<TemplateRow> Rows(IQueryable<ResultTemplate> templates) => templates.AsNoTracking()
        .Select(t => new TemplateRow(t.Id, t.ProcedureCode, t.ResultId, t.Version, t.FileId, t.FileName, t.PublishedAt, t.EndedAt));
}
