using System.CommandLine;
using Saola.Kernel;
using Saola.Modules.PublicServices.Builder.Checking;
using Saola.Web.Composition;

namespace Saola.Modules.PublicServices.Catalogue;

/// <summary><c>./saola procedures check | import | export</c>: the administrator's door to the catalogue.</summary>
internal static class ProcedureCommands
{
    /// <summary>The command with its three parts.</summary>
    public static Command Create(ICommandHost host)
    {
        var folder = new Argument<string?>("folder") { Description = "Thư mục danh mục (mặc định: catalog)", Arity = ArgumentArity.ZeroOrOne };
        var check = new Command("check", "Kiểm tra danh mục thủ tục, nêu tệp, dòng và lỗi") { folder };
        check.SetAction((parsed, token) => host.RunAsync(parsed, needsDatabase: false, (scope, _) =>
            Task.FromResult(Check(parsed.GetValue(folder) ?? Folder(scope), scope.Output)), token));

        var file = new Argument<string>("file") { Description = "Tệp YAML của một thủ tục" };
        var import = new Command("import", "Kiểm tra rồi đưa một tệp thủ tục vào danh mục; bản đang dùng được giữ lại theo số phiên bản") { file };
        import.SetAction((parsed, token) => host.RunAsync(parsed, needsDatabase: false, (scope, _) =>
            Task.FromResult(Import(Folder(scope), parsed.GetValue(file)!, scope.Output)), token));

        var code = new Argument<string>("code") { Description = "Mã thủ tục, ví dụ 1.001786" };
        var version = new Option<int?>("--version") { Description = "Phiên bản (mặc định: mới nhất)" };
        var export = new Command("export", "In bản chuẩn của một thủ tục") { code, version };
        export.SetAction((parsed, token) => host.RunAsync(parsed, needsDatabase: false, (scope, _) =>
            Task.FromResult(Export(Folder(scope), parsed.GetValue(code)!, parsed.GetValue(version), scope.Output)), token));

        return new Command("procedures", "Danh mục thủ tục hành chính") { check, import, export };
    }

    private static string Folder(CommandScope scope) =>
        ((SaolaSettings?)scope.Services.GetService(typeof(SaolaSettings)))?.CatalogFolder ?? "catalog";

    /// <summary>Reads the folder and names every fault; 0 only when there is none.</summary>
    public static int Check(string folder, CommandOutput output)
    {
        if (!Directory.Exists(folder)) return output.Refuse($"Không có thư mục {folder}. Hãy chỉ đúng thư mục danh mục.");
        var reading = CatalogueFolder.Read(folder);
        var notices = reading.Procedures.SelectMany(p => AskedAgain.Of(p, reading.Procedures).Select(n => (File: p.ToString(), Notice: n))).ToList();
        output.Result(new
        {
            files = CatalogueFolder.Files(folder).Count,
            procedures = reading.Procedures.Count,
            notices = notices.Select(n => new { file = n.File, place = n.Notice.Place, message = n.Notice.Message }),
            faults = reading.Faults.Select(f => new { file = f.File, line = f.Line, message = f.Message }),
        });
        if (reading.Faults.Count > 0) return output.Refuse(reading.Faults.Select(f => new Fault("catalogue.fault", f.Message, $"{f.File}:{f.Line}")).ToList());
        foreach (var (file, notice) in notices) output.Line($"{file}, {notice.Place}: {notice.Message}");
        var own = reading.Procedures.Count(p => !p.HasDefaultForm);
        output.Line($"{CatalogueFolder.Files(folder).Count} tệp thủ tục đọc được, không có lỗi; {own} thủ tục có biểu mẫu riêng.");
        return 0;
    }

    /// <summary>Checks a file against the folder and puts it there; the version that was current stays under its number.</summary>
    public static int Import(string folder, string file, CommandOutput output)
    {
        if (!File.Exists(file)) return output.Refuse($"Không có tệp {file}.");
        var text = File.ReadAllText(file);
        var faults = new List<Engines.Cases.Forms.Reading.SourceFault>();
        var (procedure, wrong) = new ProcedureReader(CatalogueFolder.ReadBase(folder, faults)).Read(Path.GetFileName(file), text);
        faults.AddRange(wrong);
        if (faults.Count > 0 || procedure is null) return output.Refuse(faults.Select(f => new Fault("catalogue.fault", f.Message, $"{f.File}:{f.Line}")).ToList());
        var reading = CatalogueFolder.Read(folder);
        var present = reading.Procedures.Where(p => string.Equals(p.Code, procedure.Code, StringComparison.Ordinal)).MaxBy(p => p.Version);
        if (present?.Version > procedure.Version) return output.Refuse($"Danh mục đã có phiên bản {present.Version} của {procedure.Code}. Hãy tăng version trong tệp.");
        var target = Path.Combine(folder, "procedures", procedure.Code + ".yaml");
        if (present?.Version < procedure.Version && File.Exists(target)) File.Move(target, Path.Combine(folder, "procedures", $"{present.Code}.v{present.Version}.yaml"), overwrite: true);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.WriteAllText(target, text);
        output.Line($"Đã đưa {procedure.Code} phiên bản {procedure.Version} vào danh mục.");
        output.Result(new { code = procedure.Code, version = procedure.Version, file = target });
        return 0;
    }

    /// <summary>Prints the canonical text of a version.</summary>
    public static int Export(string folder, string code, int? version, CommandOutput output)
    {
        var reading = CatalogueFolder.Read(folder);
        var found = reading.Procedures.Where(p => string.Equals(p.Code, code, StringComparison.Ordinal) && (version is null || p.Version == version)).MaxBy(p => p.Version);
        if (found is null) return output.Refuse($"Danh mục không có {code}{(version is null ? "" : $" phiên bản {version}")}, hoặc tệp của nó có lỗi (xem: procedures check).");
        var yaml = ProcedureWriter.Write(found);
        if (output.Json) output.Result(new { code = found.Code, version = found.Version, yaml });
        else output.Line(yaml.TrimEnd('\n'));
        return 0;
    }
}
