using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Saola.Kernel;

namespace Saola.Engines.Documents.Signing.Keys;

/// <summary>
/// The keys of the demonstration: an invented authority, made with its keys when somebody first signs, in the data folder and nowhere else.
/// Every certificate says that it is for trying out.
/// </summary>
internal sealed class DemonstrationKeys(SigningFolders folders, TimeProvider clock)
{
    private const int KeyBits = 2048;
    private const string AuthorityName = "CN=Saola - chứng thực dùng thử, O=Không có giá trị pháp lý, C=VN";
    private static readonly Oid TimestampingPurpose = new("1.3.6.1.5.5.7.3.8");
    private readonly Lock _gate = new();
    private string? _password;

    /// <summary>Password of the files; drawn once for an installation.</summary>
    public string Password
    {
        get
        {
            lock (_gate) return _password ??= ReadPassword();
        }
    }

    /// <summary>The key of the timestamp authority inside the demonstration.</summary>
    public X509Certificate2 Timestamping()
    {
        var path = Path.Combine(folders.Keys, "timestamps.p12");
        Make(path, new X500DistinguishedName("CN=Saola - dấu thời gian dùng thử, C=VN"), TimestampingPurpose);
        return X509CertificateLoader.LoadPkcs12FromFile(path, Password, X509KeyStorageFlags.EphemeralKeySet);
    }

    /// <summary>Makes the key of a signatory when it is not there.</summary>
    public void Ensure(string path, Signatory signatory) => Make(path, Subject(signatory), null);

    private static X500DistinguishedName Subject(Signatory signatory)
    {
        var name = new X500DistinguishedNameBuilder();
        name.AddCommonName(signatory.Name.Length > 64 ? signatory.Name[..64] : signatory.Name);
        name.AddOrganizationName("Dùng thử");
        name.AddCountryOrRegion("VN");
        return name.Build();
    }

    private void Make(string path, X500DistinguishedName subject, Oid? purpose)
    {
        if (File.Exists(path)) return;
        var password = Password;
        lock (_gate)
        {
            if (File.Exists(path)) return;
            using var authority = Authority(password);
            using var key = RSA.Create(KeyBits);
            var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
            request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, true));
            if (purpose is not null) request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([purpose], true));
            using var issued = request.Create(authority, clock.Now().AddDays(-1), new DateTimeOffset(authority.NotAfter.AddDays(-1).ToUniversalTime()), RandomNumberGenerator.GetBytes(12));
            using var whole = issued.CopyWithPrivateKey(key);
            Write(path, whole.Export(X509ContentType.Pkcs12, password));
        }
    }

    private X509Certificate2 Authority(string password)
    {
        var path = Path.Combine(folders.Keys, "authority.p12");
        if (File.Exists(path)) return X509CertificateLoader.LoadPkcs12FromFile(path, password, X509KeyStorageFlags.EphemeralKeySet);
        using var key = RSA.Create(KeyBits);
        var request = new CertificateRequest(AuthorityName, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        var authority = request.CreateSelfSigned(clock.Now().AddYears(-1), clock.Now().AddYears(10));
        Directory.CreateDirectory(folders.Trust);
        File.WriteAllText(Path.Combine(folders.Trust, "demonstration.crt"), authority.ExportCertificatePem());
        Write(path, authority.Export(X509ContentType.Pkcs12, password));
        return authority;
    }

    private string ReadPassword()
    {
        var path = Path.Combine(folders.Keys, "password");
        if (!File.Exists(path)) Write(path, System.Text.Encoding.ASCII.GetBytes(RandomNumberGenerator.GetHexString(32)));
        return File.ReadAllText(path);
    }

    // Whole or not at all, and for the program's own account only.
    private static void Write(string path, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var part = path + ".part";
        File.WriteAllBytes(part, bytes);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(part, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.Move(part, path, overwrite: true);
    }
}
