using System.CommandLine;
using Saola.App.Hosting;
using Saola.Data;
using Saola.Kernel;
using Saola.Web.Composition;

namespace Saola.App.Commands;

internal sealed class CommandHost(CommonOptions options) : ICommandHost
{
    public async Task<int> RunAsync(
        ParseResult parsed, bool needsDatabase, Func<CommandScope, CancellationToken, Task<int>> work, CancellationToken cancellationToken)
    {
        var (settings, configuration) = options.Read(parsed);
        var output = new CommandOutput(Console.Out, Console.Error, parsed.GetValue(options.Json), !Console.IsErrorRedirected);
        try
        {
            await using var services = SaolaHost.BuildServices(settings, configuration);
            if (needsDatabase) await SaolaHost.StartUpAsync(services, settings, cancellationToken);
            await using var scope = services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<ScopedActor>().Become(Actor.System("command"));
            return await work(new CommandScope(scope.ServiceProvider, output), cancellationToken);
        }
        catch (StartRefusedException exception)
        {
            return output.Refuse(exception.Message);
        }
    }
}
