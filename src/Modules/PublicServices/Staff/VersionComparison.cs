using Saola.Engines.Cases;
using Saola.Engines.Cases.Forms.Filling;
using Saola.Modules.PublicServices.Slips;

namespace Saola.Modules.PublicServices.Staff;

/// <summary>The files of a paper that differ between two versions.</summary>
/// <param name="Name">Name of the paper.</param>
/// <param name="Before">Files that stood there and do no more.</param>
/// <param name="After">Files that came.</param>
internal sealed record PaperDifference(string Name, IReadOnlyList<PaperView> Before, IReadOnlyList<PaperView> After);

/// <summary>Two versions of a dossier beside each other.</summary>
internal sealed record VersionDifference(int From, int To, IReadOnlyList<SectionDifference> Sections, IReadOnlyList<PaperDifference> Papers)
{
    /// <summary>Whether the two say the same.</summary>
    public bool IsSame => Sections.Count == 0 && Papers.Count == 0;
}

/// <summary>Says what differs between any two versions of what the applicant declared: fields, rows, papers.</summary>
internal sealed class VersionComparison(ReadCase read, DossierForm forms)
{
    /// <summary>The difference; null when one of the versions does not exist.</summary>
    public async Task<VersionDifference?> BetweenAsync(CaseDetails dossier, int from, int to, CancellationToken cancellationToken)
    {
        if (await read.DataVersionAsync(dossier.Row.Id, from, cancellationToken) is not { } before || await read.DataVersionAsync(dossier.Row.Id, to, cancellationToken) is not { } after) return null;
        return new(from, to, FormComparison.Between(forms.Of(dossier.Type, before), forms.Of(dossier.Type, after)), Papers(dossier, from, to));
    }

    // File fields of the form are told with their fields.
    private static List<PaperDifference> Papers(CaseDetails dossier, int from, int to)
    {
        var (before, after) = (In(dossier, from), In(dossier, to));
        return [.. dossier.Type.Papers.Select(p => new PaperDifference(p.Name,
                [.. before.Where(f => f.PaperId == p.Id && after.All(o => o.FileId != f.FileId))], [.. after.Where(f => f.PaperId == p.Id && before.All(o => o.FileId != f.FileId))]))
            .Where(d => d.Before.Count > 0 || d.After.Count > 0)];
    }

    private static List<PaperView> In(CaseDetails dossier, int version) => [.. dossier.Papers.Where(p => p.SinceVersion <= version && (p.UntilVersion is null || p.UntilVersion >= version))];
}
