using System.CommandLine;
using Saola.Web.Composition;

namespace Saola.App.Commands;

/// <summary><c>./saola demo</c>: loads the demonstration department.</summary>
internal static class DemoCommand
{
    public const int Seed = 20261125;
    public const int StandardCases = 3000;

    public static Command Create(CommandHost host)
    {
        var cases = new Option<int>("--cases") { Description = "Số hồ sơ mẫu", DefaultValueFactory = _ => StandardCases };
        var command = new Command("demo", "Nạp dữ liệu trình diễn") { cases };
        command.SetAction((parsed, token) => host.RunAsync(parsed, needsDatabase: true, async (scope, cancellation) =>
        {
            var loaded = await LoadAsync(scope.Services, parsed.GetValue(cases), scope.Output.Progress, cancellation);
            foreach (var sentence in loaded) scope.Output.Line(sentence);
            scope.Output.Result(new { loaded });
            return 0;
        }, token));
        return command;
    }

    public static async Task<IReadOnlyList<string>> LoadAsync(IServiceProvider services, int cases, Action<string> progress, CancellationToken cancellationToken)
    {
        var sentences = new List<string>();
        foreach (var loader in services.GetServices<IDemonstrationLoader>().OrderBy(l => l.Order))
            if (await loader.LoadAsync(new DemonstrationRequest(cases, Seed, progress), cancellationToken) is { } sentence) sentences.Add(sentence);
        return sentences;
    }
}
