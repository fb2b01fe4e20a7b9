using Microsoft.Extensions.DependencyInjection;
using Saola.Engines.Files;

namespace Saola.Engines.Messages.Inbox;

/// <summary>A file that goes with a message.</summary>
internal sealed record AttachedFile(string Name, long Size, string Href);

/// <summary>Names and addresses of the files of a message; the files' own gate decides who opens them.</summary>
internal sealed class AttachedFiles(IServiceProvider services)
{
    public async Task<IReadOnlyList<AttachedFile>> OfAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0 || services.GetService<IFiles>() is not { } files) return [];
        var found = await files.FindAsync([.. ids], cancellationToken);
        return [.. ids.Where(found.ContainsKey).Select(id => new AttachedFile(found[id].Name, found[id].Size, $"/tep/{id}"))];
    }
}
