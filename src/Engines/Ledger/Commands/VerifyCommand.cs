using System.CommandLine;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Saola.Data;
using Saola.Engines.Ledger.Proofs;
using Saola.Web.Composition;

namespace Saola.Engines.Ledger.Commands;

/// <summary><c>./saola verify [--head HASH] [--seal] [--proof EVENT_ID --out FILE]</c>. Runs beside a running program and holds it up nowhere.</summary>
internal static class VerifyCommand
{
    public static Command Create(ICommandHost host)
    {
        var proof = new Option<Guid?>("--proof") { Description = "Xuất bằng chứng của một sự kiện (mã sự kiện)" };
        var file = new Option<string?>("--out") { Description = "Tệp ghi bằng chứng" };
        var head = new Option<string?>("--head") { Description = "Dấu vết đầu chuỗi đã ghi lại trước đây, phải còn trong chuỗi" };
        var seal = new Option<bool>("--seal") { Description = "Niêm phong các sự kiện đang chờ trước khi kiểm tra (khi chương trình không chạy)" };
        var command = new Command("verify", "Kiểm tra toàn vẹn của sổ cái và dữ liệu") { proof, file, head, seal };
        command.SetAction((parsed, token) => host.RunAsync(parsed, needsDatabase: false, async (scope, cancellation) =>
        {
            var texts = scope.Services.GetRequiredService<IStringLocalizer<Texts>>();
            if (await Installation.FaultAsync(scope.Services, cancellation) is { } fault) return scope.Output.Refuse([fault]);
            if (parsed.GetValue(seal)) await SealAsync(scope, cancellation);
            if (parsed.GetValue(proof) is not { } eventId) return await VerificationRun.RunAsync(scope, parsed.GetValue(head), null, cancellation);
            return parsed.GetValue(file) is { } target ? await ProveAsync(scope, eventId, target, cancellation) : scope.Output.Refuse(texts["Proof.NeedsFile"]);
        }, token));
        return command;
    }

    private static async Task SealAsync(CommandScope scope, CancellationToken cancellationToken)
    {
        await scope.Services.GetRequiredService<IDatabase>().PrepareAsync(cancellationToken);
        await scope.Services.GetRequiredService<LedgerSealer>().SealAsync(cancellationToken);
    }

    private static async Task<int> ProveAsync(CommandScope scope, Guid eventId, string file, CancellationToken cancellationToken)
    {
        var texts = scope.Services.GetRequiredService<IStringLocalizer<Texts>>();
        var proof = await scope.Services.GetRequiredService<ProofWriter>().WriteAsync(eventId, cancellationToken);
        if (!proof.IsDone) return scope.Output.Refuse(proof.Faults);
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(proof.Value, EventProof.Json) + "\n", cancellationToken);
        scope.Output.Line(texts["Proof.Written", file, proof.Value.Sequence, proof.Value.Head]);
        scope.Output.Result(new { file = Path.GetFullPath(file), sequence = proof.Value.Sequence, head = proof.Value.Head });
        return 0;
    }
}
