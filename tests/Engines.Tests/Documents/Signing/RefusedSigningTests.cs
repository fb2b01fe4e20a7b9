using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Saola.TestKit;
using Xunit;

namespace Saola.Engines.Tests.Documents.Signing;

/// <summary>What stops a signature, each with its reason.</summary>
public sealed class RefusedSigningTests
{
    public static TheoryData<string, string> BadCertificates => new()
    {
        { "expired", "signing.certificate_expired" },
        { "not yet valid", "signing.certificate_not_yet_valid" },
        { "of an authority that nobody trusts", "signing.certificate_untrusted" },
        { "self-made", "signing.certificate_untrusted" },
        { "for another purpose", "signing.certificate_purpose" },
        { "missing", "signing.no_key" },
        { "unreadable", "signing.key_unreadable" },
    };

    [Theory, MemberData(nameof(BadCertificates))]
    public async Task A_bad_certificate_stops_the_signing_before_anything_is_signed(string kind, string code)
    {
        await using var desk = await SigningDesk.OpenAsync();
        Spoil(desk, kind);
        var result = await desk.SignAsync();
        Assert.Equal(code, result.Faults[0].Code);
        Assert.Contains(SigningDesk.Department.Name, result.Faults[0].Message, StringComparison.Ordinal);
        Assert.Equal(0, desk.Timestamps.Asked);
    }

    [Theory]
    [InlineData(TimestampMischief.ServerError, "signing.timestamp_unreachable")]
    [InlineData(TimestampMischief.Garbage, "signing.timestamp_refused")]
    [InlineData(TimestampMischief.Refuses, "signing.timestamp_refused")]
    [InlineData(TimestampMischief.OtherDigest, "signing.timestamp_refused")]
    [InlineData(TimestampMischief.OtherNonce, "signing.timestamp_refused")]
    [InlineData(TimestampMischief.WrongTime, "signing.timestamp_false")]
    public async Task A_timestamp_server_that_fails_or_lies_stops_the_signing(TimestampMischief mischief, string code)
    {
        await using var desk = await SigningDesk.OpenAsync();
        desk.Timestamps.Mischief = mischief;
        var result = await desk.SignAsync();
        Assert.Equal(code, result.Faults[0].Code);
        desk.Timestamps.Mischief = TimestampMischief.None;
        Assert.True((await desk.SignAsync()).IsDone);
    }

    [Fact]
    public async Task A_timestamp_server_that_is_not_there_stops_the_signing()
    {
        await using var desk = await SigningDesk.OpenAsync(("TimestampAddress", "http://127.0.0.1:9/"));
        Assert.Equal("signing.timestamp_unreachable", (await desk.SignAsync()).Faults[0].Code);
    }

    [Fact]
    public async Task A_timestamp_server_that_never_answers_stops_the_signing_in_time()
    {
        await using var desk = await SigningDesk.OpenAsync();
        desk.Timestamps.Mischief = TimestampMischief.Silent;
        var signing = desk.SignAsync();
        while (!signing.IsCompleted)
        {
            desk.Clock.Advance(TimeSpan.FromSeconds(11));
            await Task.Yield();
        }
        Assert.Equal("signing.timestamp_unreachable", (await signing).Faults[0].Code);
    }

    [Fact]
    public async Task A_timestamp_of_an_authority_that_nobody_trusts_is_not_used()
    {
        await using var desk = await SigningDesk.OpenAsync();
        using var stranger = new TestAuthority(desk.Folder, desk.Clock.GetUtcNow(), "Người lạ");
        await using var server = await TimestampServer.StartAsync(stranger, desk.Clock);
        await using var other = await SigningDesk.OpenAsync(("TimestampAddress", server.Address.ToString()));
        Assert.Equal("signing.timestamp_false", (await other.SignAsync()).Faults[0].Code);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_not_signed()
    {
        await using var desk = await SigningDesk.OpenAsync();
        Assert.Equal("signing.file", (await desk.SignAsync([1, 2, 3])).Faults[0].Code);
    }

    private static void Spoil(SigningDesk desk, string kind)
    {
        var (authority, now, name) = (desk.Authority, desk.Clock.GetUtcNow(), SigningDesk.Department.Name);
        switch (kind)
        {
            case "expired": authority.Organisation(authority.Issue(name, now.AddYears(-1), now.AddMinutes(-1))); break;
            case "not yet valid": authority.Organisation(authority.Issue(name, now.AddMinutes(1), now.AddYears(1))); break;
            case "of an authority that nobody trusts":
                using (var stranger = new TestAuthority(desk.Folder, now, "Người lạ")) authority.Organisation(stranger.Issue(name));
                break;
            case "self-made":
                using (var key = RSA.Create(2048)) authority.Organisation(new CertificateRequest("CN=Tự làm", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(now.AddDays(-1), now.AddDays(1)));
                break;
            case "for another purpose": authority.Organisation(authority.Issue(name, usage: X509KeyUsageFlags.KeyEncipherment)); break;
            case "missing": File.Delete(Path.Combine(authority.Folder, "organisation.p12")); break;
            default: File.WriteAllBytes(Path.Combine(authority.Folder, "organisation.p12"), [1, 2, 3]); break;
        }
    }
}
