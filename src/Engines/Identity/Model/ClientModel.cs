using Microsoft.EntityFrameworkCore;
using OpenIddict.EntityFrameworkCore.Models;

namespace Saola.Engines.Identity.Model;

/// <summary>Tables of OpenIddict: partner systems and the tokens that they were given.</summary>
internal static class ClientModel
{
    public static void Build(ModelBuilder model)
    {
        model.UseOpenIddict<Guid>();
        model.Entity<OpenIddictEntityFrameworkCoreApplication<Guid>>().ToTable("identity_clients");
        model.Entity<OpenIddictEntityFrameworkCoreAuthorization<Guid>>().ToTable("identity_client_authorizations");
        model.Entity<OpenIddictEntityFrameworkCoreScope<Guid>>().ToTable("identity_client_scopes");
        model.Entity<OpenIddictEntityFrameworkCoreToken<Guid>>().ToTable("identity_client_tokens");
    }
}
