using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Saola.Kernel;

namespace Saola.Engines.Documents.Signing.Keys;

/// <summary>
/// Keys in PKCS#12 files: <c>organisation.p12</c> and <c>people/&lt;id of the person&gt;.p12</c>, with <c>organisation.png</c> and
/// <c>people/&lt;id&gt;.png</c> as their pictures. For the demonstration and for departments without a service; the operating system guards the folder.
/// </summary>
internal sealed class FileKeys(SigningFolders folders, DemonstrationKeys demonstration, IOptions<SigningSettings> settings, SaolaSettings common, IStringLocalizer<Texts> texts)
    : ISigningProvider
{
    private readonly ConcurrentDictionary<string, (DateTime Written, Held Key)> _held = new(StringComparer.Ordinal);

    /// <summary>Whether the keys are those of the invented authority.</summary>
    public bool IsDemonstration => settings.Value.Keys == SigningKeys.Demonstration || (settings.Value.Keys == SigningKeys.Auto && common.Demo);

    public bool IsOn => IsDemonstration || settings.Value.Keys == SigningKeys.File;

    public Task<Result<SigningIdentity>> IdentityAsync(Signatory signatory, CancellationToken cancellationToken)
    {
        var key = Find(signatory);
        if (!key.IsDone) return Task.FromResult(Result<SigningIdentity>.Refused(key.Faults));
        var picture = Path.ChangeExtension(PathOf(signatory), ".png");
        if (signatory.Kind == SignatoryKind.Organisation && settings.Value.SealPicture.Length > 0) picture = settings.Value.SealPicture;
        return Task.FromResult<Result<SigningIdentity>>(new SigningIdentity(key.Value.Certificate, key.Value.Chain, File.Exists(picture) ? File.ReadAllBytes(picture) : null, IsDemonstration));
    }

    public Task<Result<byte[]>> SignDigestAsync(Signatory signatory, ReadOnlyMemory<byte> digest, CancellationToken cancellationToken)
    {
        var key = Find(signatory);
        return Task.FromResult(key.IsDone ? key.Value.Key.SignHash(digest.ToArray(), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1) : Result<byte[]>.Refused(key.Faults));
    }

    private string PathOf(Signatory signatory) => signatory.Kind == SignatoryKind.Organisation
        ? Path.Combine(folders.Keys, "organisation.p12") : Path.Combine(folders.Keys, "people", $"{signatory.PersonId:D}.p12");

    private Result<Held> Find(Signatory signatory)
    {
        var path = PathOf(signatory);
        if (IsDemonstration) demonstration.Ensure(path, signatory);
        if (!File.Exists(path)) return new Fault("signing.no_key", texts["signing.no_key", signatory.Name]);
        var written = File.GetLastWriteTimeUtc(path);
        if (_held.TryGetValue(path, out var known) && known.Written == written) return known.Key;
        try
        {
            var key = Load(path);
            _held[path] = (written, key);
            return key;
        }
        catch (CryptographicException)
        {
            return new Fault("signing.key_unreadable", texts["signing.key_unreadable", signatory.Name, Path.GetFileName(path)]);
        }
    }

    private Held Load(string path)
    {
        var password = IsDemonstration ? demonstration.Password : settings.Value.Password;
        var all = X509CertificateLoader.LoadPkcs12CollectionFromFile(path, password, X509KeyStorageFlags.EphemeralKeySet);
        var own = all.FirstOrDefault(c => c.HasPrivateKey) ?? throw new CryptographicException("The file has no key.");
        var key = own.GetRSAPrivateKey() ?? throw new CryptographicException("The key is not an RSA key.");
        return new Held(X509CertificateLoader.LoadCertificate(own.RawData), [.. all.Where(c => !c.HasPrivateKey && c.Subject != c.Issuer)], key);
    }

    private sealed record Held(X509Certificate2 Certificate, IReadOnlyList<X509Certificate2> Chain, RSA Key);
}
