using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Saola.Engines.Identity.National;

/// <summary>Settings <c>Saola:Oidc:…</c>; the secret comes from the environment (<c>Saola__Oidc__ClientSecret</c>).</summary>
internal sealed class NationalIdentitySettings
{
    /// <summary>Address of the identity server; empty: the sign-in page does not offer it.</summary>
    public string? Authority { get; set; }
    public string? ClientId { get; set; }
    public string? ClientSecret { get; set; }
    public string Scopes { get; set; } = "openid profile";

    /// <summary>Names of the claims, as the national portal sends them (domain.md 2.2).</summary>
    public NationalClaimNames Claims { get; set; } = new();
}

/// <summary>Under which name the identity server sends what.</summary>
internal sealed class NationalClaimNames
{
    public string PersonalId { get; set; } = "SoDinhDanh";
    public string Name { get; set; } = "HoVaTen";
    public string BirthDate { get; set; } = "NgayThangNamSinh";
    public string Phone { get; set; } = "SoDienThoai";
    public string Email { get; set; } = "ThuDienTu";
    public string EnterpriseId { get; set; } = "MaSoDoanhNghiep";
    public string TaxCode { get; set; } = "MaSoThue";
    public string EnterpriseName { get; set; } = "TenDoanhNghiep";
    public string Level { get; set; } = "loAs";

    public IEnumerable<string> All => [PersonalId, Name, BirthDate, Phone, Email, EnterpriseId, TaxCode, EnterpriseName, Level];
}

/// <summary>
/// The client of the national identity: OpenID Connect, authorization code with PKCE. Of all that it sends only what is named in the settings
/// goes on (least data); tokens are not kept.
/// </summary>
internal static class NationalIdentity
{
    /// <summary>Name of the scheme; it exists only where the settings name a server.</summary>
    public const string Scheme = "national";

    /// <summary>Where a signed-in person ties and unties it.</summary>
    public const string AccountPath = "/tai-khoan/dinh-danh";

    private const string CallbackPath = "/dang-nhap/quoc-gia/tro-ve";

    public static void Add(IServiceCollection services, IConfiguration configuration) =>
        Add(services, configuration.GetSection("Saola:Oidc").Get<NationalIdentitySettings>() ?? new NationalIdentitySettings());

    public static void Add(IServiceCollection services, NationalIdentitySettings settings)
    {
        services.AddSingleton(settings);
        if (string.IsNullOrWhiteSpace(settings.Authority)) return;
        services.AddAuthentication().AddOpenIdConnect(Scheme, options =>
        {
            (options.Authority, options.ClientId, options.ClientSecret) = (settings.Authority, settings.ClientId, settings.ClientSecret);
            options.RequireHttpsMetadata = !new Uri(settings.Authority).IsLoopback;
            options.SignInScheme = IdentityConstants.ExternalScheme;
            (options.CallbackPath, options.ResponseType, options.ResponseMode) = (CallbackPath, OpenIdConnectResponseType.Code, OpenIdConnectResponseMode.Query);
            (options.UsePkce, options.SaveTokens, options.MapInboundClaims, options.GetClaimsFromUserInfoEndpoint) = (true, false, false, true);
            options.TokenValidationParameters.ClockSkew = TimeSpan.FromMinutes(1);
            options.Scope.Clear();
            foreach (var scope in settings.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries)) options.Scope.Add(scope);
            foreach (var claim in settings.Claims.All) options.ClaimActions.MapUniqueJsonKey(claim, claim);
            // Lax is enough, since the answer comes by a redirect; None would need TLS on a laptop too.
            foreach (var cookie in new[] { options.CorrelationCookie, options.NonceCookie })
                (cookie.SameSite, cookie.SecurePolicy) = (SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest);
            options.Events.OnRemoteFailure = SayItFailedAsync;
        });
    }

    // A lost cookie, a changed state or nonce, an expired token, a refusal on the other side: a sentence on the page where it began, details in the log.
    private static Task SayItFailedAsync(RemoteFailureContext context)
    {
        context.HttpContext.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Saola.Engines.Identity.National")
            .LogWarning(context.Failure, "The sign-in with the national identity failed");
        var linking = context.Properties?.RedirectUri?.StartsWith(AccountPath, StringComparison.OrdinalIgnoreCase) is true;
        context.Response.Redirect(linking ? AccountPath + "?failed=true" : "/dang-nhap?national=failed");
        context.HandleResponse();
        return Task.CompletedTask;
    }
}
