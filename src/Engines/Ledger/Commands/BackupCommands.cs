using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Saola.Data;
using Saola.Engines.Ledger.Backups;
using Saola.Events;
using Saola.Events.Ledger;
using Saola.Kernel;
using Saola.Web.Composition;

namespace Saola.Engines.Ledger.Commands;

/// <summary><c>./saola backup FILE</c> (beside a running program) and <c>./saola restore FILE [--force]</c> (with none running).</summary>
internal static class BackupCommands
{
    // The ledger itself as the subject of an act: there is one in each database.
    private static readonly Guid Ledger = new("00000000-0000-7000-8000-000000000001");

    public static Command Backup(ICommandHost host)
    {
        var file = new Argument<string>("file") { Description = "Tệp sao lưu sẽ được tạo" };
        var command = new Command("backup", "Sao lưu cơ sở dữ liệu, tệp và khoá vào một tệp") { file };
        command.SetAction((parsed, token) => host.RunAsync(parsed, needsDatabase: false, async (scope, cancellation) =>
        {
            var texts = scope.Services.GetRequiredService<IStringLocalizer<Texts>>();
            var result = await scope.Services.GetRequiredService<BackupWriter>().WriteAsync(parsed.GetValue(file)!, scope.Output.Progress, cancellation);
            scope.Output.Progress("");
            if (!result.IsDone) return scope.Output.Refuse(result.Faults);
            var report = result.Value;
            scope.Output.Line(texts["Backup.Done", report.File, VietnameseFormats.Number(report.Entries), VietnameseFormats.Number(report.Size / 1024)]);
            scope.Output.Line(texts[report.KeyInside ? "Backup.KeyInside" : "Backup.KeyOutside"]);
            scope.Output.Result(report);
            return 0;
        }, token));
        return command;
    }

    public static Command Restore(ICommandHost host)
    {
        var file = new Argument<string>("file") { Description = "Tệp sao lưu" };
        var force = new Option<bool>("--force") { Description = "Thay dữ liệu đang có (dữ liệu cũ được giữ lại trong thư mục before-restore-…)" };
        var command = new Command("restore", "Khôi phục từ một tệp sao lưu") { file, force };
        command.SetAction((parsed, token) => host.RunAsync(parsed, needsDatabase: false, async (scope, cancellation) =>
        {
            var texts = scope.Services.GetRequiredService<IStringLocalizer<Texts>>();
            var result = await scope.Services.GetRequiredService<RestoreBackup>()
                .RestoreAsync(parsed.GetValue(file)!, parsed.GetValue(force), scope.Output.Progress, cancellation);
            scope.Output.Progress("");
            if (!result.IsDone) return scope.Output.Refuse(result.Faults);
            await SettleAsync(scope.Services, result.Value, cancellation);
            scope.Output.Line(texts["Restore.Done", VietnameseFormats.Instant(result.Value.CreatedAt), VietnameseFormats.Number(result.Value.Entries)]);
            if (result.Value.Aside is { } aside) scope.Output.Line(texts["Restore.Aside", aside]);
            return await VerificationRun.RunAsync(scope, null, result.Value, cancellation);
        }, token));
        return command;
    }

    /// <summary>Brings the restored database to this program's schema and writes down that it was put back.</summary>
    internal static async Task SettleAsync(IServiceProvider services, RestoreReport report, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<SchemaUpdater>().UpdateAsync(null, cancellationToken);
        var acts = services.GetRequiredService<ActRecorder>();
        var draft = new ActDraft { Kind = "ledger.restore_backup", Subject = new Subject("ledger", Ledger) };
        await services.GetRequiredService<UnitOfWork>().RunAsync(
            token => acts.RecordAsync(draft, new BackupRestored(report.CreatedAt, report.ManifestSha256), token), cancellationToken);
    }
}
