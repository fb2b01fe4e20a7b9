using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Saola.Web.Security;

/// <summary>The nonce of the content security policy, one per request.</summary>
public interface ICspNonce
{
    /// <summary>The nonce of this request, 128 random bits in base64; the same on every call.</summary>
    string Of(HttpContext context);
}

internal sealed class CspNonce : ICspNonce
{
    private static readonly object Key = new();

    /// <summary>Kept with the request and not with the scope: an error page is rendered in a scope of its own.</summary>
    public string Of(HttpContext context)
    {
        if (context.Items[Key] is string known) return known;
        var made = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        context.Items[Key] = made;
        return made;
    }
}
