using System.CommandLine;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Saola.Engines.Ledger.Proofs;
using Saola.Kernel;
using Saola.Web.Composition;

namespace Saola.Engines.Ledger.Commands;

/// <summary><c>./saola proof check FILE</c>: needs no database.</summary>
internal static class ProofCommand
{
    private const long MostBytes = 64 * 1024 * 1024;

    public static Command Create(ICommandHost host)
    {
        var file = new Argument<string>("file") { Description = "Tệp bằng chứng" };
        var check = new Command("check", "Kiểm tra một bằng chứng, không cần cơ sở dữ liệu") { file };
        check.SetAction((parsed, token) => host.RunAsync(parsed, needsDatabase: false, (scope, cancellation) => CheckAsync(scope, parsed.GetValue(file)!, cancellation), token));
        return new Command("proof", "Bằng chứng của một sự kiện") { check };
    }

    private static async Task<int> CheckAsync(CommandScope scope, string file, CancellationToken cancellationToken)
    {
        var texts = scope.Services.GetRequiredService<IStringLocalizer<Texts>>();
        var read = await ReadAsync(file, texts, cancellationToken);
        if (!read.IsDone) return scope.Output.Refuse(read.Faults);
        var proof = read.Value;
        var fault = ProofCheck.Fault(proof);
        scope.Output.Result(new { holds = fault is null, fault, proof.Sequence, batch = proof.Batch.Number, proof.Head });
        if (fault is not null) return scope.Output.Refuse(texts["Proof.Fails", texts[$"ProofFault.{fault}"]]);
        scope.Output.Line(texts["Proof.Holds", proof.Sequence, proof.Batch.Number, proof.Head]);
        foreach (var field in proof.Record) scope.Output.Line($"  {field.Name} = {field.Value}");
        return 0;
    }

    private static async Task<Result<EventProof>> ReadAsync(string file, IStringLocalizer<Texts> texts, CancellationToken cancellationToken)
    {
        if (!File.Exists(file)) return new Fault("ledger.proof_no_file", texts["Proof.NoFile", file]);
        try
        {
            await using var stream = File.OpenRead(file);
            if (stream.Length <= MostBytes && await JsonSerializer.DeserializeAsync<EventProof>(stream, EventProof.Json, cancellationToken) is { } proof) return proof;
        }
        catch (JsonException)
        {
            // Said below, with the file's name.
        }
        return new Fault("ledger.proof_unreadable", texts["Proof.Unreadable", file]);
    }
}
