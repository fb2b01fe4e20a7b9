using System.Runtime.CompilerServices;
using Saola.Engines.Search;
using Saola.Kernel;
using Saola.Modules.PublicServices.Catalogue;

namespace Saola.Modules.PublicServices.Finding;

/// <summary>The procedures that are received today, in the one index; everybody finds them.</summary>
internal sealed class ProcedureSearchSource(ProcedureCatalogue catalogue, TimeProvider clock) : ISearchSource
{
    public const string ProcedureKind = "procedure";

    public string Kind => ProcedureKind;

    public bool IsFromFiles => true;

    public async IAsyncEnumerable<SearchDocument> AllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var procedure in catalogue.On(clock.Today()))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return Document(procedure);
        }
        await Task.CompletedTask;
    }

    public Task<SearchDocument?> OneAsync(string id, CancellationToken cancellationToken) =>
        Task.FromResult(catalogue.Current(id, clock.Today()) is { } procedure ? Document(procedure) : null);

    private static SearchDocument Document(Procedure p) => new()
    {
        Kind = ProcedureKind, Id = p.Code, Title = p.Name, Keywords = string.Join("; ", [p.Code, .. p.Aliases]),
        Text = string.Join('\n', [p.Summary, .. p.HowItGoes, .. p.Conditions, .. p.Papers.Select(d => d.Name), .. p.Mistakes]),
        Url = "/thu-tuc/" + p.Code, Readers = ["public"],
        Facets = new Dictionary<string, string>(StringComparer.Ordinal) { ["field"] = p.Field },
    };
}
