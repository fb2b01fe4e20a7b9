using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;
using Saola.Kernel;

namespace Saola.Engines.Identity.Clients;

/// <summary>
/// The certificates that sign and encrypt tokens: files in <c>keys</c> of the data folder, made at first use, so that tokens outlive a restart.
/// Several nodes share one folder: setting <c>Saola:Tokens:KeyFolder</c>.
/// </summary>
internal sealed class TokenCertificates(SaolaSettings settings, IConfiguration configuration, TimeProvider clock)
{
    private const int Years = 10;

    public void AddTo(OpenIddictServerOptions options)
    {
        options.SigningCredentials.Add(new SigningCredentials(new X509SecurityKey(Read("signing", X509KeyUsageFlags.DigitalSignature)), SecurityAlgorithms.RsaSha256));
        options.EncryptionCredentials.Add(new EncryptingCredentials(
            new X509SecurityKey(Read("encryption", X509KeyUsageFlags.KeyEncipherment)), SecurityAlgorithms.RsaOAEP, SecurityAlgorithms.Aes256CbcHmacSha512));
    }

    private X509Certificate2 Read(string name, X509KeyUsageFlags use)
    {
        var folder = configuration["Saola:Tokens:KeyFolder"] is { Length: > 0 } shared ? shared : Path.Combine(settings.DataFolder, "keys");
        var file = Path.Combine(folder, name + ".pfx");
        if (!File.Exists(file)) Make(folder, file, name, use);
        return X509CertificateLoader.LoadPkcs12FromFile(file, password: null);
    }

    // Written beside and moved: of two nodes that start at once the first one's file stays, and nobody reads half a file.
    private void Make(string folder, string file, string name, X509KeyUsageFlags use)
    {
        System.IO.Directory.CreateDirectory(folder);
        using var key = RSA.Create(3072);
        var request = new CertificateRequest($"CN=Saola {name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(use, critical: true));
        var now = clock.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(Years));
        var beside = Path.Combine(folder, $"{name}.{Path.GetRandomFileName()}");
        using (var stream = new FileStream(beside, Options())) stream.Write(certificate.Export(X509ContentType.Pfx));
        try
        {
            File.Move(beside, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(beside);
        }
    }

    // Readable by the program's user alone.
    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
