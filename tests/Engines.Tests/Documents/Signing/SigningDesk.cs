using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using Saola.Engines.Documents;
using Saola.Engines.Documents.Pdf;
using Saola.Engines.Documents.Signing;
using Saola.Kernel;
using Saola.TestKit;
using Saola.Web.Composition;
using Xunit;

namespace Saola.Engines.Tests.Documents.Signing;

/// <summary>The engine of documents with keys of a test, a timestamp server and a folder of its own.</summary>
internal sealed class SigningDesk : IAsyncDisposable
{
    public static readonly Signatory Director = new(SignatoryKind.Person, Guid.Parse("0193f3c0-0000-7000-8000-000000000001"), SlipSamples.Certificate.Signer.Name);
    public static readonly Signatory Department = new(SignatoryKind.Organisation, null, "Sở Khoa học và Công nghệ");

    private ServiceProvider _services = null!;

    private SigningDesk(DateTimeOffset now)
    {
        Clock = new FakeTimeProvider(now);
        Folder = Directory.CreateTempSubdirectory("saola-signing-").FullName;
        Authority = new TestAuthority(Path.Combine(Folder, "keys"), now);
    }

    public FakeTimeProvider Clock { get; }

    public string Folder { get; }

    public TestAuthority Authority { get; }

    public TimestampServer Timestamps { get; private set; } = null!;

    public DocumentSigner Signer => _services.GetRequiredService<DocumentSigner>();

    public PdfSignatures Signatures => _services.GetRequiredService<PdfSignatures>();

    /// <summary>With good keys for the director and the department.</summary>
    public static async Task<SigningDesk> OpenAsync(params (string Key, string Value)[] settings)
    {
        var desk = new SigningDesk(SaolaTestHost.StandardNow);
        desk.Authority.Trust();
        desk.Authority.Person(Director.PersonId!.Value, desk.Authority.Issue(Director.Name));
        desk.Authority.Organisation(desk.Authority.Issue(Department.Name));
        desk.Timestamps = await TimestampServer.StartAsync(desk.Authority, desk.Clock);
        var values = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Saola:Signing:Keys"] = "File", ["Saola:Signing:Folder"] = desk.Authority.Folder, ["Saola:Signing:Password"] = TestAuthority.Password,
            ["Saola:Signing:TimestampAddress"] = desk.Timestamps.Address.ToString(),
        };
        foreach (var (key, value) in settings) values["Saola:Signing:" + key] = value;
        var services = new ServiceCollection();
        services.AddLogging();
        var common = new SaolaSettings { DataFolder = desk.Folder, Demo = true };
        services.AddSingleton(common);
        new DocumentsEngine().AddServices(new PartContext(services, new ConfigurationBuilder().AddInMemoryCollection(values).Build(), common));
        services.Replace(ServiceDescriptor.Singleton<TimeProvider>(desk.Clock));
        desk._services = services.BuildServiceProvider();
        return desk;
    }

    public static byte[] Certificate() => new PdfWriter().Write(SlipSamples.Certificate.ToDocument());

    public Task<Result<byte[]>> SignAsync(byte[]? pdf = null, params Signatory[] signatories) => SignAsync(Signer, pdf, signatories);

    /// <summary>As a job does it: with services that end with it.</summary>
    public async Task<Result<byte[]>> SignInAJobAsync()
    {
        await using var scope = _services.CreateAsyncScope();
        return await SignAsync(scope.ServiceProvider.GetRequiredService<DocumentSigner>(), null);
    }

    /// <summary>What the authority inside the demonstration answers.</summary>
    public async Task<byte[]> DemonstrationTimestampAsync(byte[] question) => (await _services.GetRequiredService<ITimestampAuthority>().AnswerAsync(question, TestContext.Current.CancellationToken))!;

    /// <summary>Runs a program on a file of these bytes; gives what it printed.</summary>
    public async Task<(int Code, string Words)> RunAsync(string program, params string[] arguments)
    {
        Assert.SkipUnless(Found(program), $"{program} is not installed.");
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = Folder };
        using var process = Process.Start(start)!;
        var words = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, words[0] + words[1]);
    }

    public async Task<string> PdfSigAsync(byte[] pdf)
    {
        await File.WriteAllBytesAsync(Path.Combine(Folder, "file.pdf"), pdf);
        return (await RunAsync("pdfsig", "-nocert", "file.pdf")).Words;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Timestamps.DisposeAsync();
        Authority.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private static Task<Result<byte[]>> SignAsync(DocumentSigner signer, byte[]? pdf, params Signatory[] signatories) => signer.SignAsync(new SigningOrder
    {
        Pdf = pdf ?? Certificate(), Signatories = signatories.Length > 0 ? signatories : [Director, Department], Above = Director.Name, Reason = "Giấy chứng nhận số 12/2026/GCN-KHCN", Location = "Thành phố Hồ Chí Minh",
    }, TestContext.Current.CancellationToken);

    private static bool Found(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
