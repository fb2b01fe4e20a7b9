using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Saola.Kernel;

namespace Saola.Engines.Files.Receiving;

/// <summary>
/// Who sends: a person, a partner system, or a browser that carries a secret of 256 bits in a cookie of its own.
/// Only the same sender may go on with an upload, finish it or see it.
/// </summary>
internal sealed class Uploader(IActorSource actors, IHttpContextAccessor http)
{
    private const string CookieName = "saola.upload";

    /// <summary>The sender of this request; a visitor without the cookie gets it when <paramref name="issue"/>, else nothing is his.</summary>
    public string Key(bool issue = false) => KeyOf(actors.Current) ?? Visitor(issue);

    /// <summary>The key of a sender who is known; null for a visitor.</summary>
    public static string? KeyOf(Actor actor) => actor switch
    {
        { Kind: ActorKind.Person, PersonId: { } person } => $"person:{person:N}",
        { Kind: ActorKind.Client } client => $"client:{client.Code}",
        { Kind: ActorKind.System } system => $"system:{system.Code}",
        _ => null,
    };

    /// <summary>Whether what <paramref name="key"/> sent belongs to the present sender: also what the same browser sent before signing in.</summary>
    public bool Owns(string key) => key == Key() || (key.StartsWith("visitor:", StringComparison.Ordinal) && key == Visitor(issue: false));

    private string Visitor(bool issue)
    {
        if (http.HttpContext is not { } context) return "nobody";
        var secret = context.Request.Cookies[CookieName];
        if (secret is not { Length: 43 })
        {
            if (!issue) return "nobody";
            secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
            context.Response.Cookies.Append(CookieName, secret, new CookieOptions
            {
                HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, IsEssential = true, MaxAge = TimeSpan.FromDays(8),
            });
        }
        return "visitor:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(secret)));
    }
}
