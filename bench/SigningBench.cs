using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Documents.Model;
using Saola.Engines.Documents.Pdf;
using Saola.Engines.Documents.Signing;
using Saola.Engines.Documents.Slips;
using Saola.Kernel;
using Saola.TestKit;

namespace Saola.Bench;

/// <summary>Signs finished results: two signatures each, every one with a timestamp from a server behind HTTP.</summary>
internal static class SigningBench
{
    private const int Files = 1000;
    private const string Director = "Lê Thị Thu Hương", Department = "Sở Khoa học và Công nghệ";

    public static async Task RunAsync(BenchReport report)
    {
        var folder = Directory.CreateTempSubdirectory("saola-signing-").FullName;
        try
        {
            await MeasureAsync(report, folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task MeasureAsync(BenchReport report, string folder)
    {
        var now = SaolaTestHost.StandardNow;
        var person = Ids.At(now);
        using var authority = new TestAuthority(folder, now);
        authority.Trust();
        authority.Person(person, authority.Issue(Director));
        authority.Organisation(authority.Issue(Department));
        await using var timestamps = await TimestampServer.StartAsync(authority, new Microsoft.Extensions.Time.Testing.FakeTimeProvider(now));
        await using var host = await SaolaTestHost.CreateAsync(DatabaseKind.Sqlite, configuration: new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Saola:Signing:Keys"] = "File", ["Saola:Signing:Folder"] = folder, ["Saola:Signing:Password"] = TestAuthority.Password, ["Saola:Signing:TimestampAddress"] = timestamps.Address.ToString(),
        });
        Signatory[] signatories = [new(SignatoryKind.Person, person, Director), new(SignatoryKind.Organisation, null, Department)];
        var writer = new PdfWriter();
        var compose = Stopwatch.StartNew();
        var files = Enumerable.Range(1, Files).Select(i => writer.Write(Certificate(i, now).ToDocument())).ToList();
        report.Add("signing", $"{Files} results of one page", "composing", compose.Elapsed.TotalSeconds, "s");
        await SignAsync(host, files[0], signatories);
        var (watch, bytes) = (Stopwatch.StartNew(), 0L);
        await Parallel.ForEachAsync(files, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, async (pdf, _) => Interlocked.Add(ref bytes, await SignAsync(host, pdf, signatories)));
        report.Add("signing", $"{Files} finished PDFs, two signatures each, RSA 2048, timestamps over HTTP", "signing", watch.Elapsed.TotalSeconds, "s");
        report.Add("signing", $"{Files} finished PDFs", "size of a signed file", bytes / 1024.0 / Files, "kB");
    }

    private static async Task<int> SignAsync(SaolaTestHost host, byte[] pdf, IReadOnlyList<Signatory> signatories)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var signed = await scope.ServiceProvider.GetRequiredService<DocumentSigner>().SignAsync(
            new SigningOrder { Pdf = pdf, Signatories = signatories, Above = Director, Reason = "Giấy chứng nhận", Location = "Thành phố Hồ Chí Minh" }, CancellationToken.None);
        return signed.Value.Length;
    }

    private static ResultDocument Certificate(int number, DateTimeOffset at) => new()
    {
        Head = new LetterHead { ParentOrganisation = "Ủy ban nhân dân\nThành phố Hồ Chí Minh", IssuingOrganisation = Department, Place = "Thành phố Hồ Chí Minh" },
        Number = $"{number}/GCN-SKHCN", Kind = "Giấy chứng nhận", About = "Đăng ký hoạt động khoa học và công nghệ", IssuedAt = at, IsSignedDigitally = true,
        Parts = [new ResultFacts([new("Tên tổ chức", $"Viện Nghiên cứu Mẫu số {number}"), new("Trụ sở chính", "Số 1 đường Mẫu, Thành phố Hồ Chí Minh")]), new ResultText(["Tổ chức được hoạt động trong các lĩnh vực đã đăng ký."])],
        Signer = new SlipSigner { Name = Director, Title = "Giám đốc" }, Recipients = new Recipients(["Như trên"], "VT"), PublicAddress = $"http://localhost:5080/ket-qua/{number}",
    };
}
