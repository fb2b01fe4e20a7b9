using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Cases.Model;
using Saola.Engines.Search;

namespace Saola.Engines.Cases.Reading;

/// <summary>Cases in the one index: found by their applicant, and by staff of the units that deal with them.</summary>
internal sealed class CaseSearchSource(AppDbContext db) : ISearchSource
{
    public string Kind => CaseSubject.Kind;

    private static Expression<Func<Case, Indexed>> ToIndexed { get; } = c => new Indexed(
        c.Id, c.Number, c.TypeCode, c.TypeName, c.FieldCode, c.ApplicantName, c.UnitCode, c.StepUnit, c.State, c.FiledAt, c.FilerPersonId, c.ApplicantPersonId, c.OrganisationId);

    public async IAsyncEnumerable<SearchDocument> AllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var one in db.Set<Case>().AsNoTracking().OrderBy(c => c.Id).Select(ToIndexed).AsAsyncEnumerable().WithCancellation(cancellationToken)) yield return Document(one);
    }

    public async Task<SearchDocument?> OneAsync(string id, CancellationToken cancellationToken) =>
        Guid.TryParse(id, out var key) && await db.Set<Case>().AsNoTracking().Where(c => c.Id == key).Select(ToIndexed).FirstOrDefaultAsync(cancellationToken) is { } one ? Document(one) : null;

    private static SearchDocument Document(Indexed one)
    {
        var readers = new List<string> { "role:director", "role:office", "role:clerk", "unit:" + one.UnitCode };
        if (one.StepUnit is { } step && step != one.UnitCode) readers.Add("unit:" + step);
        if (one.Filer is { } filer) readers.Add($"person:{filer:D}");
        if (one.Applicant is { } applicant && applicant != one.Filer) readers.Add($"person:{applicant:D}");
        if (one.Organisation is { } organisation) readers.Add($"organisation:{organisation:D}");
        return new SearchDocument
        {
            Kind = CaseSubject.Kind, Id = one.Id.ToString("D"), Title = $"{one.Number} · {one.TypeName}", Keywords = $"{one.TypeCode} {one.ApplicantName}", Text = one.ApplicantName,
            Url = "/ho-so/" + one.Number, Readers = readers, At = one.FiledAt,
            Facets = new Dictionary<string, string>(StringComparer.Ordinal) { ["field"] = one.FieldCode, ["state"] = one.State.ToString() },
        };
    }

    private sealed record Indexed(
        Guid Id, string Number, string TypeCode, string TypeName, string FieldCode, string ApplicantName, string UnitCode, string? StepUnit, CaseState State,
        DateTimeOffset FiledAt, Guid? Filer, Guid? Applicant, Guid? Organisation);
}
