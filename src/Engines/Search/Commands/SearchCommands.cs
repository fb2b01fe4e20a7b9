using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Saola.Data;
using Saola.Engines.Search.Indexing;
using Saola.Web.Composition;

namespace Saola.Engines.Search.Commands;

/// <summary><c>./saola search rebuild | find TEXT [--kind K]</c>.</summary>
internal static class SearchCommands
{
    public static Command Create(ICommandHost host) => new("search", "Chỉ mục tìm kiếm") { Rebuild(host), Find(host) };

    private static Command Rebuild(ICommandHost host)
    {
        var command = new Command("rebuild", "Dựng lại chỉ mục tìm kiếm từ dữ liệu");
        command.SetAction((parsed, token) => host.RunAsync(parsed, needsDatabase: true, async (scope, cancellation) =>
        {
            var texts = scope.Services.GetRequiredService<IStringLocalizer<Texts>>();
            var run = await scope.Services.GetRequiredService<ISearchRefresh>().RebuildAsync(count => scope.Output.Progress(texts["Progress", count]), cancellation);
            if (run.Busy) await AskRunningProgramsAsync(scope.Services, cancellation);
            scope.Output.Line(run.Busy ? texts["RebuildAsked"] : texts["Rebuilt", run.Changed]);
            scope.Output.Result(new { documents = run.Changed, asked = run.Busy });
            return 0;
        }, token));
        return command;
    }

    private static Command Find(ICommandHost host)
    {
        var text = new Argument<string>("text") { Description = "Cần tìm gì" };
        var kind = new Option<string?>("--kind") { Description = "Chỉ loại này" };
        var command = new Command("find", "Tìm như người dân chưa đăng nhập") { text, kind };
        command.SetAction((parsed, token) => host.RunAsync(parsed, needsDatabase: true, async (scope, cancellation) =>
        {
            var texts = scope.Services.GetRequiredService<IStringLocalizer<Texts>>();
            await scope.Services.GetRequiredService<ISearchRefresh>().RunDueAsync(cancellation);
            var request = new SearchRequest { Text = parsed.GetValue(text)!, Kind = parsed.GetValue(kind), Readers = [SearchReader.Public] };
            var result = await scope.Services.GetRequiredService<ISearch>().FindAsync(request, cancellation);
            if (result.IsBeingBuilt) return scope.Output.Refuse(texts["NoIndex"]);
            Print(scope, texts, request.Text, result);
            return 0;
        }, token));
        return command;
    }

    private static void Print(CommandScope scope, IStringLocalizer<Texts> texts, string text, SearchResult result)
    {
        scope.Output.Line(result.Total == 0 ? texts["FoundNothing", text] : texts["Found", result.Total]);
        if (result.DidYouMean is { } meant) scope.Output.Line(texts["DidYouMean", meant]);
        foreach (var hit in result.Hits) scope.Output.Line(string.Create(CultureInfo.InvariantCulture, $"{hit.Score,7:F2}  {hit.Kind}  {hit.Id}  {hit.Title}  {hit.Url}"));
        scope.Output.Result(result);
    }

    private static Task AskRunningProgramsAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<UnitOfWork>().RunAsync(_ =>
        {
            services.GetRequiredService<ISearchFeed>().Changed(IndexRefresh.EverythingKind, "");
            return Task.CompletedTask;
        }, cancellationToken);
}
