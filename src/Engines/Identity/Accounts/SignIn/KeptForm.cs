using System.IO.Compression;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.WebUtilities;
using Saola.Web.Composition;

namespace Saola.Engines.Identity.Accounts.SignIn;

/// <summary>A form that was sent when its session had ended: where to, and what was typed.</summary>
/// <param name="PersonId">Whose session it was; nobody else gets to see it.</param>
/// <param name="Target">Address from the root, with its query.</param>
/// <param name="Fields">Names and values in their order.</param>
/// <param name="LeftOut">Names of the files that cannot be kept and are chosen again.</param>
internal sealed record KeptForm(Guid PersonId, string Target, IReadOnlyList<KeptField> Fields, IReadOnlyList<string> LeftOut);

/// <summary>One field as it was sent.</summary>
internal sealed record KeptField(string Name, string Value);

/// <summary>
/// Keeps what was typed through a new sign-in: compressed and encrypted in a cookie that goes to one page alone, so that every node can read it,
/// nothing lies on the server and no other person of the same computer sees it. The session's own cookie comes only with requests from this site
/// (SameSite), so a stranger's page cannot slip a form in.
/// </summary>
internal sealed class KeptForms(IDataProtectionProvider protection)
{
    /// <summary>The page on which the kept form is sent again.</summary>
    public const string Page = "/dang-nhap/tiep-tuc";

    private const string Cookie = "saola.kept";

    // Proxies take header lines of 8 KB (nginx, large_client_header_buffers); a section of a form is far below after compression.
    private const int MostBytes = 5_000;

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);
    private static readonly ChunkingCookieManager Cookies = new();
    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("Saola.Identity.KeptForm").ToTimeLimitedDataProtector();

    /// <summary>Keeps the form of a refused request; false when there is none, it is a form of sign-in secrets, too large, or nobody knows whose it was.</summary>
    public async Task<bool> KeepAsync(HttpContext http, CookieAuthenticationOptions session)
    {
        if (!http.Request.HasFormContentType || HoldsSecrets(http) || PersonOf(http, session) is not { } person) return false;
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        // The key of the form belongs to the session that ended; the page puts in a new one.
        var fields = form.Where(field => field.Key != "__RequestVerificationToken").SelectMany(field => field.Value.Select(value => new KeptField(field.Key, value ?? "")));
        var kept = new KeptForm(person, UriHelper.BuildRelative(http.Request.PathBase, http.Request.Path, http.Request.QueryString), [.. fields], [.. form.Files.Select(file => file.FileName)]);
        var sealedForm = _protector.Protect(Packed(kept), Lifetime);
        if (sealedForm.Length > MostBytes) return false;
        Cookies.AppendResponseCookie(http, Cookie, WebEncoders.Base64UrlEncode(sealedForm), Options(http));
        return true;
    }

    /// <summary>The form that this person sent; null when there is none or it is another's.</summary>
    public KeptForm? Read(HttpContext http, Guid? personId)
    {
        if (Cookies.GetRequestCookie(http, Cookie) is not { Length: > 0 } value) return null;
        try
        {
            var kept = Unpacked(_protector.Unprotect(WebEncoders.Base64UrlDecode(value)));
            return kept is not null && kept.PersonId == personId ? kept : null;
        }
        catch (Exception fault) when (fault is System.Security.Cryptography.CryptographicException or FormatException)
        {
            return null; // too old, or not ours
        }
    }

    /// <summary>Forgets it, once it has been shown or given up.</summary>
    public static void Forget(HttpContext http) => Cookies.DeleteCookie(http, Cookie, Options(http));

    // Passwords, codes and keys are typed anew: forms under the limit of sign-ins hold nothing else.
    private static bool HoldsSecrets(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName == RateLimits.SignIn;

    // The ticket of the session that ended still tells whose it was, though it opens nothing any more.
    private static Guid? PersonOf(HttpContext http, CookieAuthenticationOptions session)
    {
        var ticket = session.CookieManager.GetRequestCookie(http, session.Cookie.Name!) is { Length: > 0 } cookie ? session.TicketDataFormat.Unprotect(cookie) : null;
        return Guid.TryParse(ticket?.Principal.FindFirst(Access.PersonClaim)?.Value, out var person) ? person : null;
    }

    private static CookieOptions Options(HttpContext http) => new()
    {
        Path = http.Request.PathBase + Page, HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, IsEssential = true,
    };

    private static byte[] Packed(KeptForm form)
    {
        using var target = new MemoryStream();
        using (var brotli = new BrotliStream(target, CompressionLevel.Optimal)) JsonSerializer.Serialize(brotli, form);
        return target.ToArray();
    }

    private static KeptForm? Unpacked(byte[] packed)
    {
        using var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<KeptForm>(brotli);
    }
}
