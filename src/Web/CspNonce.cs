using System.Security.Cryptography;

namespace Saola.Web;

/// <summary>The nonce of this request in the content security policy; scripts of a page carry it.</summary>
public interface ICspNonce
{
    /// <summary>128 random bits, base64.</summary>
    string Value { get; }
}

internal sealed class CspNonce : ICspNonce
{
    public string Value { get; } = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
}
