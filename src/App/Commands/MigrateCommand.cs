using System.CommandLine;
using Saola.Data;

namespace Saola.App.Commands;

/// <summary><c>./saola migrate</c>: brings the database to the schema of this program and runs the start-up tasks.</summary>
internal static class MigrateCommand
{
    public static Command Create(CommandHost host)
    {
        var command = new Command("migrate", "Nâng cơ sở dữ liệu lên phiên bản của chương trình");
        command.SetAction((parsed, token) => host.RunAsync(parsed, needsDatabase: true, async (scope, cancellation) =>
        {
            var pending = await scope.Services.GetRequiredService<SchemaUpdater>().PendingAsync(cancellation);
            scope.Output.Line("Cơ sở dữ liệu đã ở phiên bản mới nhất.");
            scope.Output.Result(new { pending });
            return pending.Count == 0 ? 0 : 1;
        }, token));
        return command;
    }
}
