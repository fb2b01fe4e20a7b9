using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Saola.Kernel;

namespace Saola.Engines.Documents.Signing;

/// <summary>Whether a certificate may sign now: in its term, from a trusted root, made for signatures.</summary>
internal sealed class CertificateCheck(SigningFolders folders, IOptions<SigningSettings> settings, TimeProvider clock, IStringLocalizer<Texts> texts)
{
    private readonly Lock _gate = new();
    private (string Stamp, X509Certificate2Collection Roots) _known = ("", []);

    /// <summary>Why it may not sign, or null.</summary>
    public Fault? Fault(X509Certificate2 certificate, IEnumerable<X509Certificate2> chain, string name)
    {
        var now = clock.Now();
        if (now > Instant(certificate.NotAfter)) return new Fault("signing.certificate_expired", texts["signing.certificate_expired", name, Moment(certificate.NotAfter)]);
        if (now < Instant(certificate.NotBefore)) return new Fault("signing.certificate_not_yet_valid", texts["signing.certificate_not_yet_valid", name, Moment(certificate.NotBefore)]);
        using var key = certificate.GetRSAPublicKey();
        var usage = certificate.Extensions.OfType<X509KeyUsageExtension>().FirstOrDefault();
        if (key is null || (usage is not null && (usage.KeyUsages & (X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation)) == X509KeyUsageFlags.None))
            return new Fault("signing.certificate_purpose", texts["signing.certificate_purpose", name]);
        return Trusted(certificate, chain, now, out var why) ? null : new Fault("signing.certificate_untrusted", texts["signing.certificate_untrusted", name, why]);
    }

    /// <summary>Whether a chain leads to a trusted root at an instant; <paramref name="why"/> says what is wrong, in the words of the system.</summary>
    public bool Trusted(X509Certificate2 certificate, IEnumerable<X509Certificate2> others, DateTimeOffset at, out string why)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(Roots());
        chain.ChainPolicy.ExtraStore.AddRange(others.ToArray());
        chain.ChainPolicy.VerificationTime = at.UtcDateTime;
        chain.ChainPolicy.RevocationMode = settings.Value.CheckRevocation ? X509RevocationMode.Online : X509RevocationMode.NoCheck;
        // A certificate that names addresses must not make the server fetch them, unless revocation is to be asked about.
        chain.ChainPolicy.DisableCertificateDownloads = !settings.Value.CheckRevocation;
        var trusted = chain.Build(certificate);
        why = string.Join("; ", chain.ChainStatus.Select(s => s.Status.ToString()).Distinct(StringComparer.Ordinal));
        return trusted;
    }

    // Read again when a file came, went or changed.
    private X509Certificate2Collection Roots()
    {
        var files = Directory.Exists(folders.Trust) ? Directory.GetFiles(folders.Trust).Order(StringComparer.Ordinal).ToList() : [];
        var stamp = string.Join('|', files.Select(f => f + File.GetLastWriteTimeUtc(f).Ticks.ToString(CultureInfo.InvariantCulture)));
        lock (_gate)
        {
            if (_known.Stamp == stamp) return _known.Roots;
            var roots = new X509Certificate2Collection();
            foreach (var file in files)
            {
                try
                {
                    roots.Add(X509CertificateLoader.LoadCertificateFromFile(file));
                }
                catch (CryptographicException)
                {
                    // A read-me beside the certificates is not a root.
                }
            }
            _known = (stamp, roots);
            return roots;
        }
    }

    // The certificate's own properties are in the local time of the machine.
    private static DateTimeOffset Instant(DateTime local) => new(local.ToUniversalTime());

    private static string Moment(DateTime local) => VietnameseFormats.Instant(Instant(local));
}

/// <summary>Where keys and trusted roots lie.</summary>
internal sealed class SigningFolders(SaolaSettings settings, IOptions<SigningSettings> signing)
{
    public string Keys => signing.Value.Folder.Length > 0 ? signing.Value.Folder : Path.Combine(settings.DataFolder, "signing");

    public string Trust => signing.Value.TrustFolder.Length > 0 ? signing.Value.TrustFolder : Path.Combine(Keys, "trust");
}
