using Microsoft.Extensions.Logging;
using Saola.Web.Composition;

namespace Saola.Engines.Documents.Tools;

/// <summary>Looks for the optional tools at start and says in the log which are missing and what they would do.</summary>
internal sealed class ToolReport(ToolDetection tools, ILogger<ToolReport> log) : IStartupTask
{
    public int Order => 50;

    public Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var status in tools.All.Where(status => status.Path is null))
            log.LogInformation("{Tool}: {Sentence}", status.Tool, status.Sentence);
        return Task.CompletedTask;
    }
}
