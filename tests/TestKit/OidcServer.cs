using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Saola.TestKit;

/// <summary>What a server does wrong, so that a test sees the client refuse it.</summary>
public enum OidcMischief
{
    None,
    WrongState,
    WrongNonce,
    ExpiredToken,
    WrongAudience,
    WrongIssuer,
    WrongSignature,

    /// <summary>The browser comes back with a code that was used before.</summary>
    ReplayedCode,

    /// <summary>The user information is of somebody else than the token.</summary>
    OtherSubject,

    /// <summary>The person pressed "no" on the other side.</summary>
    Refused,
}

/// <summary>
/// A small OpenID Connect server on a loopback port, as the national identity behaves: discovery, keys, authorization code with PKCE, token, user information.
/// It signs in whoever comes with <see cref="Claims"/>, without asking.
/// </summary>
public sealed class OidcServer : IAsyncDisposable
{
    public const string ClientId = "saola";
    public const string ClientSecret = "a secret of the tests";

    private const string KeyId = "test-key";
    private static readonly string[] SigningAlgorithms = [SecurityAlgorithms.RsaSha256], CodeOnly = ["code"], PublicSubjects = ["public"];

    private readonly WebApplication _app;
    private readonly RSA _key = RSA.Create(2048), _strangeKey = RSA.Create(2048);
    private readonly ConcurrentDictionary<string, Grant> _grants = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _accessTokens = new(StringComparer.Ordinal);
    private string? _spentCode;

    private OidcServer(WebApplication app) => _app = app;

    /// <summary>Address of the server, without a slash at the end; its issuer.</summary>
    public string Authority { get; private set; } = "";

    /// <summary>The subject that signs in.</summary>
    public string Subject { get; set; } = "subject-1";

    /// <summary>Claims that the user information gives beside the subject, by their names on the wire.</summary>
    public IDictionary<string, string> Claims { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public OidcMischief Mischief { get; set; }

    /// <summary>Requests to the token endpoint that were answered with a token.</summary>
    public int TokensGiven { get; private set; }

    public static async Task<OidcServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new OidcServer(builder.Build());
        server.Map();
        await server._app.StartAsync();
        server.Authority = server._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First().TrimEnd('/');
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _key.Dispose();
        _strangeKey.Dispose();
    }

    private void Map()
    {
        _app.MapGet("/.well-known/openid-configuration", () => Results.Json(new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["issuer"] = Authority, ["authorization_endpoint"] = Authority + "/authorize", ["token_endpoint"] = Authority + "/token",
            ["userinfo_endpoint"] = Authority + "/userinfo", ["jwks_uri"] = Authority + "/jwks", ["response_types_supported"] = CodeOnly,
            ["subject_types_supported"] = PublicSubjects, ["id_token_signing_alg_values_supported"] = SigningAlgorithms,
        }));
        _app.MapGet("/jwks", () =>
        {
            var key = _key.ExportParameters(includePrivateParameters: false);
            return Results.Json(new { keys = new[] { new { kty = "RSA", use = "sig", alg = "RS256", kid = KeyId, n = WebEncoders.Base64UrlEncode(key.Modulus!), e = WebEncoders.Base64UrlEncode(key.Exponent!) } } });
        });
        _app.MapGet("/authorize", (HttpRequest request) => Authorize(request.Query));
        _app.MapPost("/token", async (HttpRequest request) => Token(await request.ReadFormAsync()));
        _app.MapGet("/userinfo", (HttpRequest request) => UserInformation(request.Headers.Authorization.ToString()));
    }

    private IResult Authorize(IQueryCollection query)
    {
        if (query["client_id"] != ClientId || query["response_type"] != "code" || query["code_challenge_method"] != "S256" || query["nonce"].Count == 0)
            return Results.BadRequest("authorize: client, code, S256 and nonce are needed");
        var state = Mischief == OidcMischief.WrongState ? "another" : query["state"].ToString();
        var answer = new Dictionary<string, string?>(StringComparer.Ordinal) { ["state"] = state };
        if (Mischief == OidcMischief.Refused)
        {
            answer["error"] = "access_denied";
        }
        else
        {
            var code = Mischief == OidcMischief.ReplayedCode && _spentCode is not null ? _spentCode : RandomNumberGenerator.GetHexString(32);
            if (code != _spentCode) _grants[code] = new Grant(query["code_challenge"].ToString(), query["nonce"].ToString(), query["redirect_uri"].ToString());
            answer["code"] = code;
        }
        return Results.Redirect(QueryHelpers.AddQueryString(query["redirect_uri"].ToString(), answer));
    }

    private IResult Token(IFormCollection form)
    {
        if (form["client_id"] != ClientId || form["client_secret"] != ClientSecret) return Refused("invalid_client");
        if (!_grants.TryRemove(form["code"].ToString(), out var grant)) return Refused("invalid_grant");
        _spentCode = form["code"].ToString();
        var challenge = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        if (challenge != grant.Challenge || form["redirect_uri"] != grant.RedirectUri) return Refused("invalid_grant");
        var access = RandomNumberGenerator.GetHexString(32);
        _accessTokens[access] = Subject;
        TokensGiven++;
        return Results.Json(new { access_token = access, token_type = "Bearer", expires_in = 300, id_token = IdToken(grant.Nonce) });
    }

    private IResult UserInformation(string authorization)
    {
        if (!authorization.StartsWith("Bearer ", StringComparison.Ordinal) || !_accessTokens.TryGetValue(authorization["Bearer ".Length..], out var subject)) return Results.Unauthorized();
        return Results.Json(new Dictionary<string, string>(Claims, StringComparer.Ordinal) { ["sub"] = Mischief == OidcMischief.OtherSubject ? "somebody-else" : subject });
    }

    private string IdToken(string nonce)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var issued = Mischief == OidcMischief.ExpiredToken ? now.AddHours(-2) : now;
        var key = new RsaSecurityKey(Mischief == OidcMischief.WrongSignature ? _strangeKey : _key) { KeyId = KeyId };
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Mischief == OidcMischief.WrongIssuer ? "http://127.0.0.1:9/" : Authority,
            Audience = Mischief == OidcMischief.WrongAudience ? "another-client" : ClientId,
            IssuedAt = issued, NotBefore = issued, Expires = issued.AddMinutes(5),
            Claims = new Dictionary<string, object>(StringComparer.Ordinal) { ["sub"] = Subject, ["nonce"] = Mischief == OidcMischief.WrongNonce ? "another" : nonce },
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.RsaSha256),
        });
    }

    private static IResult Refused(string error) => Results.Json(new { error }, statusCode: StatusCodes.Status400BadRequest);

    private sealed record Grant(string Challenge, string Nonce, string RedirectUri);
}
