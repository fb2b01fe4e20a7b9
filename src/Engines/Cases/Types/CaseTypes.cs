using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Cases.Model;
using Saola.Kernel;

namespace Saola.Engines.Cases;

/// <summary>
/// Gives definitions: the present one of a module, and the very one that a case began with (product.md, rule 3),
/// which is stored with the first case that uses it and outlives its catalogue file.
/// </summary>
public sealed class CaseTypes(AppDbContext db, IEnumerable<ICaseTypeSource> sources, TimeProvider clock)
{
    private static readonly ConcurrentDictionary<(string Code, int Version, string Source), CaseTypeDefinition> Known = new();

    internal static JsonSerializerOptions JsonOptions { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) }, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>The definition in force today, or null when nothing is received under that code.</summary>
    public CaseTypeDefinition? Current(string code) =>
        sources.Select(s => s.Current(code, clock.Today())).FirstOrDefault(d => d is not null);

    /// <summary>The definition of a version, from the store, else from the catalogue. Throws when neither has it: a case without its type is a fault of the program.</summary>
    public async Task<CaseTypeDefinition> VersionAsync(string code, int version, CancellationToken cancellationToken)
    {
        var key = (code, version, db.Database.GetConnectionString() ?? "");
        if (Known.TryGetValue(key, out var known)) return known;
        var stored = await db.Set<CaseTypeVersion>().AsNoTracking().FirstOrDefaultAsync(v => v.Code == code && v.Version == version, cancellationToken);
        if (stored is null)
        {
            return sources.Select(s => s.Version(code, version)).FirstOrDefault(d => d is not null)
                ?? throw new InvalidOperationException($"Case type {code} version {version} is neither stored nor in the catalogue.");
        }
        var definition = JsonSerializer.Deserialize<CaseTypeDefinition>(stored.Definition, JsonOptions)!;
        return Known.GetOrAdd(key, definition);
    }

    /// <summary>Stores a definition with its first case; joins the present unit of work. Two first cases at once store it once.</summary>
    internal async Task KeepAsync(CaseTypeDefinition definition, CancellationToken cancellationToken)
    {
        var key = (definition.Code, definition.Version, db.Database.GetConnectionString() ?? "");
        if (Known.ContainsKey(key)) return;
        var json = JsonSerializer.Serialize(definition, JsonOptions);
        var at = clock.Now();
        if (!await db.Set<CaseTypeVersion>().AnyAsync(v => v.Code == definition.Code && v.Version == definition.Version, cancellationToken))
        {
            // ON CONFLICT keeps the first: the loser of a race must not lose its case. The instant is written as the provider keeps it.
            var micros = (at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;
            if (db.Kind == DatabaseKind.Sqlite)
                await db.Database.ExecuteSqlAsync($"INSERT INTO cases_type_versions (code, version, definition, stored_at) VALUES ({definition.Code}, {definition.Version}, {json}, {micros}) ON CONFLICT DO NOTHING", cancellationToken);
            else
                await db.Database.ExecuteSqlAsync($"INSERT INTO cases_type_versions (code, version, definition, stored_at) VALUES ({definition.Code}, {definition.Version}, {json}, {at}) ON CONFLICT DO NOTHING", cancellationToken);
        }
    }
}
