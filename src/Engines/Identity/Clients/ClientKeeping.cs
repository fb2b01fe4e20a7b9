using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OpenIddict.Abstractions;
using OpenIddict.EntityFrameworkCore.Models;
using Saola.Data;
using Saola.Engines.Ledger;
using Saola.Events;
using Saola.Events.Identity;
using Saola.Kernel;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Saola.Engines.Identity.Clients;

/// <summary>A partner system to be registered.</summary>
internal sealed record ClientInput
{
    public required string? ClientId { get; init; }
    public required string? Name { get; init; }
    public required bool MayWrite { get; init; }

    /// <summary>Where people's programs come back to after signing in; none for a system that only acts for itself.</summary>
    public string? RedirectUri { get; init; }
}

/// <summary>A partner system in a list.</summary>
internal sealed record ClientLine(string ClientId, string? Name, bool MayWrite, string? RedirectUri);

/// <summary>Partner systems: registered with a secret that is shown once and kept as a hash, and revoked together with all their tokens.</summary>
internal sealed class ClientKeeping(
    AppDbContext db, UnitOfWork work, IOpenIddictApplicationManager clients, ActRecorder acts, TimeProvider clock, IStringLocalizer<Texts> texts)
{
    private const int MostShown = 200;

    public async Task<IReadOnlyList<ClientLine>> ListAsync(CancellationToken cancellationToken)
    {
        var lines = new List<ClientLine>();
        await foreach (var client in clients.ListAsync(MostShown, 0, cancellationToken))
        {
            var redirects = await clients.GetRedirectUrisAsync(client, cancellationToken);
            lines.Add(new ClientLine(
                await clients.GetClientIdAsync(client, cancellationToken) ?? "", await clients.GetDisplayNameAsync(client, cancellationToken),
                await clients.HasPermissionAsync(client, Permissions.Prefixes.Scope + Scopes.Write, cancellationToken), redirects.FirstOrDefault()));
        }
        return lines;
    }

    /// <summary>Registers; gives the secret, which is told this once.</summary>
    public Task<Result<string>> CreateAsync(ClientInput input, CancellationToken cancellationToken) => CreateOnceAsync(Ids.New(clock), input, cancellationToken);

    /// <summary>The same for a caller who may send twice: where a client of this <paramref name="id"/> is registered already, it stays and its secret is not told again (empty).</summary>
    public async Task<Result<string>> CreateOnceAsync(Guid id, ClientInput input, CancellationToken cancellationToken)
    {
        var faults = Faults(input);
        if (faults.Count > 0) return Result<string>.Refused(faults);
        var secret = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        return await work.RunAsync<Result<string>>(async token =>
        {
            if (await clients.FindByClientIdAsync(input.ClientId!, token) is { } present)
                return await clients.GetIdAsync(present, token) == id.ToString() ? "" : new Fault("client.taken", texts["Client.Taken"], nameof(input.ClientId));
            await AddAsync(id, input, secret, token);
            return secret;
        }, cancellationToken);
    }

    /// <summary>Registers with a secret that is known before; joins the present unit of work.</summary>
    public Task AddAsync(ClientInput input, string secret, CancellationToken cancellationToken) => AddAsync(Ids.New(clock), input, secret, cancellationToken);

    private async Task AddAsync(Guid id, ClientInput input, string secret, CancellationToken cancellationToken)
    {
        var client = new OpenIddictEntityFrameworkCoreApplication<Guid> { Id = id };
        await clients.PopulateAsync(client, Describe(input), cancellationToken);
        await clients.CreateAsync(client, secret, cancellationToken);
        await acts.RecordAsync(
            new ActDraft { Kind = "identity.create_client", Subject = new Subject("client", id) },
            new ClientCreated(input.ClientId!, input.MayWrite ? Scopes.All : [Scopes.Read]), cancellationToken);
    }

    /// <summary>Revokes: the client and all its tokens are gone at once.</summary>
    public Task<Result> RevokeAsync(string? clientId, string? reason, CancellationToken cancellationToken) => work.RunAsync(async token =>
    {
        var client = await db.Set<OpenIddictEntityFrameworkCoreApplication<Guid>>().AsNoTracking().FirstOrDefaultAsync(c => c.ClientId == clientId, token);
        if (client is null) return Result.Refused("client.unknown", texts["Client.Unknown"]);
        await db.Set<OpenIddictEntityFrameworkCoreToken<Guid>>().Where(t => t.Application!.Id == client.Id).ExecuteDeleteAsync(token);
        await db.Set<OpenIddictEntityFrameworkCoreAuthorization<Guid>>().Where(a => a.Application!.Id == client.Id).ExecuteDeleteAsync(token);
        await db.Set<OpenIddictEntityFrameworkCoreApplication<Guid>>().Where(c => c.Id == client.Id).ExecuteDeleteAsync(token);
        await acts.RecordAsync(
            new ActDraft { Kind = "identity.revoke_client", Subject = new Subject("client", client.Id), Reason = reason }, new ClientRevoked(client.ClientId!), token);
        return Result.Done;
    }, cancellationToken);

    private List<Fault> Faults(ClientInput input)
    {
        var faults = new List<Fault>();
        if (!IsGoodCode(input.ClientId ?? "")) faults.Add(new Fault("client.id", texts["Client.Id"], nameof(input.ClientId)));
        if (VietnameseText.Clean(input.Name).Length is < 3 or > 200) faults.Add(new Fault("client.name", texts["Client.Name"], nameof(input.Name)));
        if (!string.IsNullOrWhiteSpace(input.RedirectUri) && !IsGoodRedirect(input.RedirectUri))
            faults.Add(new Fault("client.redirect", texts["Client.Redirect"], nameof(input.RedirectUri)));
        return faults;
    }

    // The code stands between colons in the keys of what the client filed, beside those of people's programs, which begin with the person's id:
    // no colon, and nothing that reads as an id.
    private static bool IsGoodCode(string code) =>
        code.Length is >= 3 and <= 40 && code.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') && !Guid.TryParse(code, out _);

    private static bool IsGoodRedirect(string uri) =>
        Uri.TryCreate(uri, UriKind.Absolute, out var parsed) && parsed.Fragment.Length == 0 && (parsed.Scheme == Uri.UriSchemeHttps || (parsed.Scheme == Uri.UriSchemeHttp && parsed.IsLoopback));

    private static OpenIddictApplicationDescriptor Describe(ClientInput input)
    {
        var client = new OpenIddictApplicationDescriptor
        {
            ClientId = input.ClientId, ClientType = ClientTypes.Confidential, ConsentType = ConsentTypes.Explicit, DisplayName = VietnameseText.Clean(input.Name),
            Permissions = { Permissions.Endpoints.Token, Permissions.Endpoints.Revocation, Permissions.GrantTypes.ClientCredentials, Permissions.Prefixes.Scope + Scopes.Read },
        };
        if (input.MayWrite) client.Permissions.Add(Permissions.Prefixes.Scope + Scopes.Write);
        if (string.IsNullOrWhiteSpace(input.RedirectUri)) return client;
        client.RedirectUris.Add(new Uri(input.RedirectUri));
        client.Permissions.UnionWith([
            Permissions.Endpoints.Authorization, Permissions.GrantTypes.AuthorizationCode, Permissions.GrantTypes.RefreshToken, Permissions.ResponseTypes.Code, Permissions.Scopes.Profile,
        ]);
        client.Requirements.Add(Requirements.Features.ProofKeyForCodeExchange);
        return client;
    }
}
