using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Saola.Engines.Jobs.Queue;

/// <summary>The registered kinds of work, by name.</summary>
internal sealed class WorkTypes(IEnumerable<WorkType> types)
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private static readonly ConcurrentDictionary<Type, string> Kinds = new();
    private readonly Dictionary<string, WorkType> _types = types.ToDictionary(t => KindOf(t.Type), StringComparer.Ordinal);

    public static string KindOf(Type type) => Kinds.GetOrAdd(type, static t =>
        t.GetCustomAttribute<WorkKindAttribute>()?.Kind ?? throw new InvalidOperationException($"{t.Name} lacks [WorkKind]."));

    public WorkType Find(string kind) =>
        _types.GetValueOrDefault(kind) ?? throw new InvalidOperationException($"No handler is registered for work of the kind {kind}.");
}
