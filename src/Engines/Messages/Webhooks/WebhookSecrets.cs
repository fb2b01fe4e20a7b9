using Microsoft.AspNetCore.DataProtection;

namespace Saola.Engines.Messages.Webhooks;

/// <summary>Keeps the secrets of subscribers encrypted: signing needs the secret itself, so a hash would not do.</summary>
internal sealed class WebhookSecrets(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Saola.Engines.Messages.Webhooks.Secret");

    public string Seal(string secret) => _protector.Protect(secret);

    public string Open(string sealedSecret) => _protector.Unprotect(sealedSecret);
}
