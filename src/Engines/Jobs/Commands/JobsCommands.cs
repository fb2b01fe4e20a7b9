using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Saola.Engines.Jobs.Desk;
using Saola.Engines.Jobs.Model;
using Saola.Kernel;
using Saola.Web.Composition;

namespace Saola.Engines.Jobs.Commands;

/// <summary><c>./saola jobs run | list [--dead] | retry ID</c>.</summary>
internal static class JobsCommands
{
    public static Command Create(ICommandHost host) => new("jobs", "Công việc chạy nền") { Run(host), List(host), Retry(host) };

    private static Command Run(ICommandHost host)
    {
        var command = new Command("run", "Chạy mọi việc đã đến hạn rồi dừng");
        command.SetAction((parsed, token) => host.RunAsync(parsed, needsDatabase: true, async (scope, cancellation) =>
        {
            var run = await scope.Services.GetRequiredService<IJobRunner>().RunDueAsync(cancellation);
            scope.Output.Line(Texts(scope)["Ran", run.Done, run.Failed, run.Dead, run.Schedules]);
            scope.Output.Result(run);
            return run.Failed + run.Dead == 0 ? 0 : 1;
        }, token));
        return command;
    }

    private static Command List(ICommandHost host)
    {
        var dead = new Option<bool>("--dead") { Description = "Chỉ việc đã hỏng hẳn" };
        var command = new Command("list", "Liệt kê việc đang chờ, hoặc đã hỏng") { dead };
        command.SetAction((parsed, token) => host.RunAsync(parsed, needsDatabase: true, async (scope, cancellation) =>
        {
            var state = parsed.GetValue(dead) ? WorkState.Dead : WorkState.Waiting;
            var page = await scope.Services.GetRequiredService<WorkDesk>().ListAsync(state, null, Paging.MostRows, cancellation);
            foreach (var line in page.Items) scope.Output.Line($"{line.Id}  {line.Kind}  {VietnameseFormats.Instant(line.CreatedAt)}  {line.Attempts}  {line.LastError}");
            if (page.Items.Count == 0) scope.Output.Line(Texts(scope)["NothingListed"]);
            if (page.Next is not null) scope.Output.Line(Texts(scope)["ListCut", Paging.MostRows]);
            scope.Output.Result(page);
            return 0;
        }, token));
        return command;
    }

    private static Command Retry(ICommandHost host)
    {
        var id = new Argument<Guid>("id") { Description = "Mã việc" };
        var command = new Command("retry", "Cho một việc đã hỏng chạy lại") { id };
        command.SetAction((parsed, token) => host.RunAsync(parsed, needsDatabase: true, async (scope, cancellation) =>
        {
            var result = await scope.Services.GetRequiredService<WorkDesk>().RetryAsync(parsed.GetValue(id), cancellation);
            if (!result.IsDone) return scope.Output.Refuse(result.Faults);
            scope.Output.Line(Texts(scope)["PutBack"]);
            scope.Output.Result(new { retried = parsed.GetValue(id) });
            return 0;
        }, token));
        return command;
    }

    private static IStringLocalizer<Texts> Texts(CommandScope scope) => scope.Services.GetRequiredService<IStringLocalizer<Texts>>();
}
