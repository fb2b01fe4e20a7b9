using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Modules.PublicServices.Builder.Model;
using Saola.Web.Composition;

namespace Saola.Modules.PublicServices.Builder.Publishing;

/// <summary>A version that was published here, as the catalogue takes it in.</summary>
internal sealed record PublishedText(string Code, int Version, string Text)
{
    /// <summary>How faults call it.</summary>
    public string File => string.Create(CultureInfo.InvariantCulture, $"published/{Code}.v{Version}.yaml");
}

/// <summary>
/// The versions that were published on screen, for the catalogue. Empty until the database is ready; a version published on another node is seen when the
/// catalogue looks again. Rows are only ever added, so the last id tells whether there are more.
/// </summary>
internal sealed class PublishedProcedures(IServiceScopeFactory scopes)
{
    private volatile Snapshot? _snapshot;

    /// <summary>Changes when a version was added.</summary>
    public string Stamp => _snapshot?.Stamp ?? "";

    public IReadOnlyList<PublishedText> Texts => _snapshot?.Texts ?? [];

    /// <summary>Reads all of them. The first time is at the start, after the migration.</summary>
    public void Load()
    {
        using var scope = scopes.CreateScope();
        var rows = scope.ServiceProvider.GetRequiredService<AppDbContext>().Set<PublishedVersion>().AsNoTracking().OrderBy(v => v.Id).ToList();
        _snapshot = new(rows.Count == 0 ? "" : rows[^1].Id.ToString("N"), [.. rows.Select(r => new PublishedText(r.Code, r.Version, r.Text))]);
    }

    /// <summary>Looks whether another node published something, and reads it. Asks one indexed question.</summary>
    public void LookAgain()
    {
        if (_snapshot is not { } known) return;
        using var scope = scopes.CreateScope();
        var last = scope.ServiceProvider.GetRequiredService<AppDbContext>().Set<PublishedVersion>().AsNoTracking().OrderByDescending(v => v.Id).Select(v => (Guid?)v.Id).FirstOrDefault();
        if ((last?.ToString("N") ?? "") != known.Stamp) Load();
    }

    private sealed record Snapshot(string Stamp, IReadOnlyList<PublishedText> Texts);
}

/// <summary>Takes the published versions into the catalogue before anything asks it.</summary>
internal sealed class OpenPublished(PublishedProcedures published, Catalogue.ProcedureCatalogue catalogue) : IStartupTask
{
    public int Order => -10;

    public Task RunAsync(CancellationToken cancellationToken)
    {
        published.Load();
        catalogue.Reload();
        return Task.CompletedTask;
    }
}
