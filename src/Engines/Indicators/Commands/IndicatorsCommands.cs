using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Saola.Engines.Indicators.Catalogue;
using Saola.Web.Composition;

namespace Saola.Engines.Indicators.Commands;

/// <summary><c>./saola indicators rebuild | close PERIOD | check</c>.</summary>
internal static class IndicatorsCommands
{
    public static Command Create(ICommandHost host) => new("indicators", "Số liệu và chỉ tiêu") { Rebuild(host), Close(host), Check(host) };

    private static Command Rebuild(ICommandHost host)
    {
        var command = new Command("rebuild", "Tính lại mọi số liệu từ sự kiện đầu tiên của sổ cái");
        command.SetAction((parsed, token) => host.RunAsync(parsed, needsDatabase: true, async (scope, cancellation) =>
        {
            var stand = await scope.Services.GetRequiredService<IIndicators>().RebuildAsync(sequence => scope.Output.Progress(Texts.Say("Rebuild.Progress", sequence)), cancellation);
            scope.Output.Line(Texts.Say("Rebuild.Done", stand.Sequence));
            scope.Output.Result(stand);
            return 0;
        }, token));
        return command;
    }

    private static Command Close(ICommandHost host)
    {
        var code = new Argument<string>("period") { Description = "Kỳ đã kết thúc: 2026-10, 2026-Q3, 2025" };
        var command = new Command("close", "Chốt số liệu của một kỳ, ghi mã băm vào sổ cái") { code };
        command.SetAction((parsed, token) => host.RunAsync(parsed, needsDatabase: true, async (scope, cancellation) =>
        {
            var text = parsed.GetValue(code);
            if (!IndicatorPeriod.TryParse(text, out var period)) return scope.Output.Refuse(Texts.Say("Period.Unknown", text));
            var closed = await scope.Services.GetRequiredService<ClosePeriod>().HandleAsync(period, cancellation);
            if (!closed.IsDone) return scope.Output.Refuse(closed.Faults);
            scope.Output.Line(Texts.Say("Close.Done", closed.Value.Period, closed.Value.Sha256));
            scope.Output.Result(closed.Value);
            return 0;
        }, token));
        return command;
    }

    private static Command Check(ICommandHost host)
    {
        var command = new Command("check", "Kiểm tra catalog/indicators, nêu tệp, dòng và lỗi");
        command.SetAction((parsed, token) => host.RunAsync(parsed, needsDatabase: false, (scope, _) =>
        {
            var catalogue = scope.Services.GetRequiredService<IndicatorCatalogue>();
            foreach (var fault in catalogue.Faults) scope.Output.Line(fault.ToString());
            if (catalogue.Faults.Count == 0) scope.Output.Line(Texts.Say("Check.Done", catalogue.Measures.Count, catalogue.Indicators.Count));
            scope.Output.Result(new { measures = catalogue.Measures.Count, indicators = catalogue.Indicators.Count, faults = catalogue.Faults });
            return Task.FromResult(catalogue.Faults.Count == 0 ? 0 : 1);
        }, token));
        return command;
    }
}
