using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using OpenIddict.EntityFrameworkCore.Models;
using Saola.Data;
using Saola.Engines.Identity.Accounts;

namespace Saola.Engines.Identity.Clients;

/// <summary>
/// Tokens that have run out, counted from their end: until then a refresh token that is shown a second time must be known, since it ends the whole chain.
/// </summary>
internal sealed class PruneTokens(AppDbContext db, IOptions<AccountSettings> settings) : IPruning
{
    public string Table => "identity_client_tokens";

    public int KeepDays => settings.Value.KeepTokenDays;

    public Task<int> RemoveAsync(DateTimeOffset before, int most, CancellationToken cancellationToken)
    {
        var end = before.UtcDateTime;
        return db.Set<OpenIddictEntityFrameworkCoreToken<Guid>>().Where(t => t.ExpirationDate < end).OrderBy(t => t.ExpirationDate).Take(most).ExecuteDeleteAsync(cancellationToken);
    }
}

/// <summary>
/// What people allowed a program, once no token of it is left: made for one sign-in, or revoked. A permission for good stays. Comes after the tokens.
/// </summary>
internal sealed class PruneAuthorizations(AppDbContext db, IOptions<AccountSettings> settings) : IPruning
{
    public string Table => "identity_client_authorizations";

    public int KeepDays => settings.Value.KeepTokenDays;

    public Task<int> RemoveAsync(DateTimeOffset before, int most, CancellationToken cancellationToken)
    {
        var end = before.UtcDateTime;
        return db.Set<OpenIddictEntityFrameworkCoreAuthorization<Guid>>()
            .Where(a => a.CreationDate < end && a.Tokens.Count == 0
                && (a.Type == OpenIddictConstants.AuthorizationTypes.AdHoc || a.Status != OpenIddictConstants.Statuses.Valid))
            .OrderBy(a => a.CreationDate).Take(most).ExecuteDeleteAsync(cancellationToken);
    }
}
