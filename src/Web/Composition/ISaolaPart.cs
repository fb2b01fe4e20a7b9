using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Saola.Kernel;

namespace Saola.Web.Composition;

/// <summary>
/// An engine or a module: its only public class. Says what it adds and what it plugs into which extension point.
/// Found by the list in <c>src/App/Modules.cs</c>, never by scanning.
/// </summary>
public interface ISaolaPart
{
    /// <summary>Its name, as its folder: <c>Ledger</c>, <c>PublicServices</c>.</summary>
    string Name { get; }

    /// <summary>Adds its services, tables and plugs.</summary>
    void AddServices(PartContext context);

    /// <summary>
    /// Adds middleware, after static files and routing, in the order of the list of parts (Identity signs people in here).
    /// </summary>
    void Use(IApplicationBuilder app)
    {
    }

    /// <summary>Maps its addresses other than Razor Pages (API, feeds).</summary>
    void Map(IEndpointRouteBuilder endpoints)
    {
    }

    /// <summary>The commands that it brings to <c>./saola</c>.</summary>
    IEnumerable<Command> Commands(ICommandHost host) => [];
}

/// <summary>What a part may use when it is added.</summary>
/// <param name="Services">The services of the program.</param>
/// <param name="Configuration">All settings; the section of a part is <c>Saola:&lt;Part&gt;</c>.</param>
/// <param name="Settings">The common settings.</param>
public sealed record PartContext(IServiceCollection Services, IConfiguration Configuration, SaolaSettings Settings);

/// <summary>Runs a command of the administrator with the program's services, without a web server.</summary>
public interface ICommandHost
{
    /// <summary>
    /// Starts the services (database prepared and migrated when <paramref name="needsDatabase"/>), runs the work in a scope of the actor
    /// <c>command</c> and gives its exit code. A refusal is printed on standard error with its mend.
    /// </summary>
    Task<int> RunAsync(ParseResult parsed, bool needsDatabase, Func<CommandScope, CancellationToken, Task<int>> work, CancellationToken cancellationToken);
}

/// <summary>What a running command has at hand.</summary>
/// <param name="Services">Scoped services.</param>
/// <param name="Output">Where to print.</param>
public sealed record CommandScope(IServiceProvider Services, CommandOutput Output);
