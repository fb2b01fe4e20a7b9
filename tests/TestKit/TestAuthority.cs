using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Saola.TestKit;

/// <summary>A certificate authority of a test, with a folder in which keys lie as the program expects them.</summary>
public sealed class TestAuthority : IDisposable
{
    public const string Password = "a password of the tests";
    public const string TimestampingPurpose = "1.3.6.1.5.5.7.3.8";

    // Making a key takes longer than the test that uses it: those of one process go round.
    private static readonly Lazy<RSA>[] Keys = [.. Enumerable.Range(0, 6).Select(_ => new Lazy<RSA>(() => RSA.Create(2048)))];
    private static int _next;

    private readonly DateTimeOffset _now;
    private readonly X509Certificate2 _root;

    public TestAuthority(string folder, DateTimeOffset now, string name = "Cơ quan chứng thực của phép thử")
    {
        (Folder, _now) = (folder, now);
        var key = NextKey();
        var request = new CertificateRequest($"CN={name}, C=VN", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        _root = request.CreateSelfSigned(now.AddYears(-5), now.AddYears(10));
    }

    /// <summary>Folder of the keys; its folder <c>trust</c> holds the roots.</summary>
    public string Folder { get; }

    public string RootPem => _root.ExportCertificatePem();

    /// <summary>Makes the department trust this authority.</summary>
    public void Trust()
    {
        Directory.CreateDirectory(Path.Combine(Folder, "trust"));
        File.WriteAllText(Path.Combine(Folder, "trust", _root.Thumbprint + ".crt"), RootPem);
    }

    /// <summary>A certificate with its key.</summary>
    public X509Certificate2 Issue(
        string name, DateTimeOffset? from = null, DateTimeOffset? to = null, string? purpose = null, X509KeyUsageFlags usage = X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation)
    {
        var key = NextKey();
        var subject = new X500DistinguishedNameBuilder();
        subject.AddCommonName(name);
        var request = new CertificateRequest(subject.Build(), key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(usage, true));
        if (purpose is not null) request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(purpose)], true));
        using var issued = request.Create(_root, from ?? _now.AddDays(-30), to ?? _now.AddYears(2), RandomNumberGenerator.GetBytes(12));
        using var whole = issued.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.EphemeralKeySet | X509KeyStorageFlags.Exportable);
    }

    /// <summary>Puts a key where the organisation's is looked for.</summary>
    public void Organisation(X509Certificate2 certificate) => Write(Path.Combine(Folder, "organisation.p12"), certificate);

    /// <summary>Puts a key where a person's is looked for.</summary>
    public void Person(Guid id, X509Certificate2 certificate) => Write(Path.Combine(Folder, "people", $"{id:D}.p12"), certificate);

    public void Dispose() => _root.Dispose();

    private static RSA NextKey() => Keys[(uint)Interlocked.Increment(ref _next) % Keys.Length].Value;

    private static void Write(string path, X509Certificate2 certificate)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, certificate.Export(X509ContentType.Pkcs12, Password));
    }
}
