using Saola.Web.Composition;

namespace Saola.Modules.Tests.PublicServices.Catalogue;

internal static class CatalogueFixture
{
    public const string Small = """
        code: "9.999999"
        version: 1
        valid_from: 2026-01-01
        name: Thủ tục để thử
        field: an-toan-buc-xa
        level: tinh
        online_level: toan_trinh
        intake: own
        applicants: [to_chuc]
        summary: Tóm tắt.
        legal_bases:
          - {number: 94/2025/QH15, title: Luật, state: in_force}
        organisations: {executing: techmarket_dept, competent: board}
        set_count: 1
        term:
          phases: [5wd]
          text: 5 ngày làm việc
        fees:
          - {id: fee, kind: phi, name: Phí, formula: "3000000"}
        papers:
          - id: proof
            name: Giấy tờ
            kind: upload
            required: always
        form:
          sections:
            - id: main
              title: Nội dung
              fields:
                - id: who
                  label: Ai
                  type: text
                - use: commit
                  as: null
        workflow:
          - {id: accept, name: Tiếp nhận, unit: office, role: clerk, hours: 2, kind: intake, decisions: [accept]}
          - {id: examine, name: Thẩm định, unit: "@executing", role: officer, hours: 28, kind: examine, decisions: [propose_grant]}
          - id: issue
            name: Trả
            unit: office
            role: clerk
            hours: 2
            kind: issue
            decisions: [issue]
        reserve_hours: 8
        results:
          - id: paper
            name: Giấy xác nhận
            number_template: "{seq}/GXN"
            body:
              - {kind: line, label: Ai, value: "{who}"}
        notices:
          - {when: N3, text: "Bổ sung: {who}."}
        related: []
        """;

    public static string Folder { get; } = Path.Combine(Root(), "catalog");

    public static CommandOutput Silent => new(TextWriter.Null, TextWriter.Null, json: false, terminal: false);

    /// <summary>A copy of the catalogue of the repository with no procedures in it.</summary>
    public static TemporaryCatalogue Copy() => new();

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Saola.slnx"))) return folder.FullName;
        }
        throw new DirectoryNotFoundException("The root of the repository was not found above the tests.");
    }

    internal sealed class TemporaryCatalogue : IDisposable
    {
        public TemporaryCatalogue()
        {
            Path = Directory.CreateTempSubdirectory("saola-catalogue-").FullName;
            foreach (var part in new[] { "codes", "units" })
            {
                Directory.CreateDirectory(System.IO.Path.Combine(Path, part));
                foreach (var file in Directory.EnumerateFiles(System.IO.Path.Combine(Folder, part))) File.Copy(file, System.IO.Path.Combine(Path, part, System.IO.Path.GetFileName(file)));
            }
            Directory.CreateDirectory(System.IO.Path.Combine(Path, "procedures"));
        }

        public string Path { get; }

        public void Write(string name, string text) => File.WriteAllText(System.IO.Path.Combine(Path, "procedures", name), text);

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
