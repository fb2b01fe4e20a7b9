using Saola.TestKit;
using Xunit;

namespace Saola.Engines.Tests.Documents.Signing;

/// <summary>The timestamp server of the tests speaks RFC 3161 as openssl does; so does the one inside the demonstration.</summary>
public sealed class TimestampServerTests
{
    [Fact]
    public async Task Openssl_verifies_a_token_of_the_test_server()
    {
        await using var desk = await SigningDesk.OpenAsync();
        var answer = desk.Timestamps.Answer(await QuestionAsync(desk));
        await VerifyAsync(desk, answer, desk.Authority.RootPem);
    }

    [Fact]
    public async Task Openssl_refuses_a_token_over_another_digest()
    {
        await using var desk = await SigningDesk.OpenAsync();
        desk.Timestamps.Mischief = TimestampMischief.OtherDigest;
        await File.WriteAllBytesAsync(Path.Combine(desk.Folder, "answer.tsr"), desk.Timestamps.Answer(await QuestionAsync(desk)));
        await File.WriteAllTextAsync(Path.Combine(desk.Folder, "root.pem"), desk.Authority.RootPem);
        Assert.NotEqual(0, (await desk.RunAsync("openssl", "ts", "-verify", "-in", "answer.tsr", "-queryfile", "question.tsq", "-CAfile", "root.pem")).Code);
    }

    [Fact]
    public async Task Openssl_verifies_a_token_of_the_demonstration()
    {
        await using var desk = await SigningDesk.OpenAsync(("Keys", "Demonstration"), ("TimestampAddress", ""), ("Password", ""));
        var answer = await desk.DemonstrationTimestampAsync(await QuestionAsync(desk));
        await VerifyAsync(desk, answer, await File.ReadAllTextAsync(Path.Combine(desk.Authority.Folder, "trust", "demonstration.crt")));
    }

    [Fact]
    public async Task The_demonstration_signs_with_keys_that_it_makes_itself()
    {
        await using var desk = await SigningDesk.OpenAsync(("Keys", "Demonstration"), ("TimestampAddress", ""), ("Password", ""));
        Directory.Delete(desk.Authority.Folder, recursive: true);
        var signed = await desk.SignAsync();
        Assert.All(desk.Signatures.Read(signed.Value)!, s => Assert.True(s is { IsIntact: true, IsTrusted: true }));
        Assert.DoesNotContain("PRIVATE", await File.ReadAllTextAsync(Path.Combine(desk.Authority.Folder, "trust", "demonstration.crt")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_demonstration_signs_one_job_after_the_other()
    {
        await using var desk = await SigningDesk.OpenAsync(("Keys", "Demonstration"), ("TimestampAddress", ""), ("Password", ""));
        Directory.Delete(desk.Authority.Folder, recursive: true);
        for (var job = 0; job < 3; job++) Assert.True((await desk.SignInAJobAsync()).IsDone);
    }

    private static async Task<byte[]> QuestionAsync(SigningDesk desk)
    {
        await File.WriteAllTextAsync(Path.Combine(desk.Folder, "data.txt"), "Giấy chứng nhận");
        await desk.RunAsync("openssl", "ts", "-query", "-data", "data.txt", "-sha256", "-cert", "-out", "question.tsq");
        return await File.ReadAllBytesAsync(Path.Combine(desk.Folder, "question.tsq"));
    }

    private static async Task VerifyAsync(SigningDesk desk, byte[] answer, string root)
    {
        await File.WriteAllBytesAsync(Path.Combine(desk.Folder, "answer.tsr"), answer);
        await File.WriteAllTextAsync(Path.Combine(desk.Folder, "root.pem"), root);
        var seconds = desk.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        var (code, words) = await desk.RunAsync("openssl", "ts", "-verify", "-in", "answer.tsr", "-queryfile", "question.tsq", "-CAfile", "root.pem", "-attime", seconds);
        Assert.True(code == 0 && words.Contains("Verification: OK", StringComparison.Ordinal), words);
    }
}
