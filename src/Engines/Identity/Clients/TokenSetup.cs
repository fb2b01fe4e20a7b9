using System.Security.Claims;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using OpenIddict.Validation.AspNetCore;
using Saola.Data;
using Saola.Kernel;

namespace Saola.Engines.Identity.Clients;

/// <summary>
/// Puts the token server and the reading of tokens together (OAuth 2.0: client credentials for systems, authorization code with PKCE for people).
/// </summary>
internal static class TokenSetup
{
    /// <summary>Scheme that reads bearer tokens.</summary>
    public const string BearerScheme = OpenIddictValidationAspNetCoreDefaults.AuthenticationScheme;

    public const string TokenPath = "/connect/token";
    public const string AuthorizePath = "/connect/authorize";

    public static void Add(IServiceCollection services, SaolaSettings settings)
    {
        services.AddSingleton<TokenCertificates>();
        services.AddSingleton<IConfigureOptions<OpenIddictServerOptions>, UseCertificates>();
        services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<AppDbContext>().ReplaceDefaultEntities<Guid>())
            .AddServer(server =>
            {
                server.SetTokenEndpointUris(TokenPath).SetAuthorizationEndpointUris(AuthorizePath).SetRevocationEndpointUris("/connect/revoke");
                server.AllowClientCredentialsFlow().AllowAuthorizationCodeFlow().AllowRefreshTokenFlow().RequireProofKeyForCodeExchange();
                server.RegisterScopes([.. Scopes.All, OpenIddictConstants.Scopes.OpenId, OpenIddictConstants.Scopes.Profile, OpenIddictConstants.Scopes.OfflineAccess]);
                server.SetAccessTokenLifetime(TimeSpan.FromMinutes(60)).SetRefreshTokenLifetime(TimeSpan.FromDays(14));
                server.DisableAccessTokenEncryption(); // signed is enough: a partner may look into its own token
                var host = server.UseAspNetCore().EnableTokenEndpointPassthrough().EnableAuthorizationEndpointPassthrough();
                // TLS ends at the proxy in front, or the program runs on one machine.
                if (!settings.PublicAddress.StartsWith("https:", StringComparison.Ordinal)) host.DisableTransportSecurityRequirement();
            })
            .AddValidation(validation =>
            {
                validation.UseLocalServer();
                validation.UseAspNetCore();
                validation.EnableTokenEntryValidation(); // a revoked token ends at once and not with its hour
            });
    }

    /// <summary>A token with the scope of reading, or a signed-in person without a token.</summary>
    public static bool MayRead(ClaimsPrincipal user) =>
        IsToken(user) ? user.HasScope(Scopes.Read) || user.HasScope(Scopes.Write) : user.HasClaim(claim => claim.Type == Access.PersonClaim);

    /// <summary>A token with the scope of writing.</summary>
    public static bool MayWrite(ClaimsPrincipal user) => IsToken(user) && user.HasScope(Scopes.Write);

    private static bool IsToken(ClaimsPrincipal user) => user.HasClaim(claim => claim.Type == OpenIddictConstants.Claims.ClientId);

    private sealed class UseCertificates(TokenCertificates certificates, SaolaSettings settings) : IConfigureOptions<OpenIddictServerOptions>
    {
        public void Configure(OpenIddictServerOptions options)
        {
            options.Issuer = new Uri(settings.PublicAddress + "/"); // one issuer, by whatever name the program is reached
            certificates.AddTo(options);
        }
    }
}
