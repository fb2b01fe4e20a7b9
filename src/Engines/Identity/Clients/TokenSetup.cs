using OpenIddict.Validation.AspNetCore;

namespace Saola.Engines.Identity.Clients;

/// <summary>Puts the token server and the reading of tokens together.</summary>
internal static class TokenSetup
{
    /// <summary>Scheme that reads bearer tokens.</summary>
    public const string BearerScheme = OpenIddictValidationAspNetCoreDefaults.AuthenticationScheme;
}
