using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Saola.Engines.Ledger.Backups;
using Saola.Engines.Ledger.Verifying;
using Saola.Kernel;
using Saola.Web.Composition;

namespace Saola.Engines.Ledger.Commands;

/// <summary>The ledger first, then the checks of the parts; prints what was found.</summary>
internal static class VerificationRun
{
    private const int MostFaults = 100;

    /// <summary>Gives 0 when all is whole, else 1. <paramref name="restored"/> is what was restored before, for the JSON document.</summary>
    public static async Task<int> RunAsync(CommandScope scope, string? head, RestoreReport? restored, CancellationToken cancellationToken)
    {
        var texts = scope.Services.GetRequiredService<IStringLocalizer<Texts>>();
        var ledger = await scope.Services.GetRequiredService<LedgerVerifier>()
            .VerifyAsync(head, events => scope.Output.Progress(texts["Verify.Progress", VietnameseFormats.Number(events)]), cancellationToken);
        var sentence = ledger.Fault is null ? null : Sentence(ledger.Fault, texts);
        scope.Output.Progress("");
        scope.Output.Line(texts["Verify.Ledger", VietnameseFormats.Number(ledger.Events), VietnameseFormats.Number(ledger.Batches), VietnameseFormats.Number(ledger.Unsealed)]);
        if (ledger.Head is { } end) scope.Output.Line(texts["Verify.Head", end.Number, end.Hash]);
        if (sentence is not null) scope.Output.Refuse(sentence);
        var checks = new List<CheckResult>();
        foreach (var check in scope.Services.GetServices<IVerification>()) checks.Add(await CheckAsync(scope, check, texts, cancellationToken));
        var isWhole = ledger.Fault is null && checks.All(c => c.Faults.Count == 0);
        scope.Output.Line(texts[isWhole ? "Verify.Whole" : "Verify.NotWhole"]);
        scope.Output.Result(new { isWhole, ledger.Events, ledger.Batches, ledger.Unsealed, ledger.Head, ledger.Fault, sentence, checks, restored });
        return isWhole ? 0 : 1;
    }

    /// <summary>A fault as a sentence.</summary>
    public static string Sentence(LedgerFault fault, IStringLocalizer<Texts> texts)
    {
        var name = texts[$"Record.{fault.Record}"].Value;
        if (fault.Kind is not null) name += $" {fault.Kind}";
        if (fault.Id is not null) name += $" {fault.Id:D}";
        if (fault.Number is not null) name += texts["Record.Number", fault.Number];
        return $"{name}: {texts[$"Differs.{fault.Difference}"]}";
    }

    private static async Task<CheckResult> CheckAsync(CommandScope scope, IVerification check, IStringLocalizer<Texts> texts, CancellationToken cancellationToken)
    {
        scope.Output.Progress(check.Name);
        var faults = new List<string>();
        await foreach (var fault in check.FaultsAsync(cancellationToken))
        {
            faults.Add(fault);
            if (faults.Count == MostFaults) break;
        }
        scope.Output.Progress("");
        scope.Output.Line(texts[faults.Count == 0 ? "Verify.CheckWhole" : "Verify.CheckFaults", check.Name, faults.Count]);
        foreach (var fault in faults) scope.Output.Refuse($"{check.Name}: {fault}");
        return new CheckResult(check.Name, faults);
    }

    private sealed record CheckResult(string Name, IReadOnlyList<string> Faults);
}
