using System.Security.Cryptography.X509Certificates;
using Saola.Kernel;

namespace Saola.Engines.Documents.Signing;

/// <summary>Whose signature it is.</summary>
public enum SignatoryKind
{
    /// <summary>The official who decided: a blue picture of the signature.</summary>
    Person,

    /// <summary>The organisation: the red seal.</summary>
    Organisation,
}

/// <summary>Who signs.</summary>
/// <param name="Kind">Person or organisation.</param>
/// <param name="PersonId">The person; null for the organisation.</param>
/// <param name="Name">Name as it is printed.</param>
public sealed record Signatory(SignatoryKind Kind, Guid? PersonId, string Name);

/// <summary>A key that may be used, by its certificate.</summary>
/// <param name="Certificate">Certificate of the key, without the key.</param>
/// <param name="Chain">Certificates between it and its root.</param>
/// <param name="Picture">PNG of the signature or seal with a transparent ground; null draws one.</param>
/// <param name="IsDemonstration">Of an invented authority: what it signs says so.</param>
public sealed record SigningIdentity(X509Certificate2 Certificate, IReadOnlyList<X509Certificate2> Chain, byte[]? Picture, bool IsDemonstration);

/// <summary>
/// Holds keys and signs digests with them: files today, a token or a remote service (which asks its owner on the telephone) tomorrow.
/// The key never leaves it.
/// </summary>
public interface ISigningProvider
{
    /// <summary>Whether signing is set up at all. When it is not, results stay at the level "approved" (product.md, three levels of signing).</summary>
    bool IsOn { get; }

    /// <summary>The key of a signatory. Refused with <c>signing.no_key</c> or <c>signing.key_unreadable</c>.</summary>
    Task<Result<SigningIdentity>> IdentityAsync(Signatory signatory, CancellationToken cancellationToken);

    /// <summary>
    /// The signature (RSA, PKCS#1 v1.5) over a SHA-256 digest. Refused with <c>signing.refused</c> when the owner says no or does not answer.
    /// </summary>
    Task<Result<byte[]>> SignDigestAsync(Signatory signatory, ReadOnlyMemory<byte> digest, CancellationToken cancellationToken);
}
