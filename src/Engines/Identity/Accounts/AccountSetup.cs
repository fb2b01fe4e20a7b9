using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Saola.Data;
using Saola.Engines.Identity.Accounts.SignIn;
using Saola.Engines.Identity.Model;
using Saola.Kernel;
using Saola.Web;

namespace Saola.Engines.Identity.Accounts;

/// <summary>Puts ASP.NET Identity, its cookies and the policies together.</summary>
internal static class AccountSetup
{
    /// <summary>The scheme that looks at each request and takes the token where there is one, otherwise the cookie.</summary>
    public const string EitherScheme = "saola";

    public static void Add(IServiceCollection services, IConfiguration configuration, SaolaSettings settings)
    {
        services.AddOptions<AccountSettings>().Bind(configuration.GetSection("Saola:Identity"));
        services.AddIdentityCore<Account>(Rules).AddSignInManager().AddDefaultTokenProviders();
        services.AddScoped<IUserStore<Account>>(provider =>
            new UserOnlyStore<Account, AppDbContext, Guid, IdentityUserClaim<Guid>, IdentityUserLogin<Guid>, IdentityUserToken<Guid>, IdentityUserPasskey<Guid>>(
                provider.GetRequiredService<AppDbContext>(), provider.GetRequiredService<IdentityErrorDescriber>()));
        services.AddScoped<IUserClaimsPrincipalFactory<Account>, AccountPrincipal>();
        services.Configure<DataProtectionTokenProviderOptions>(o => o.TokenLifespan = configuration.GetSection("Saola:Identity").Get<AccountSettings>()?.LinkTime ?? new AccountSettings().LinkTime);
        services.AddOptions<IdentityPasskeyOptions>().Configure<IOptions<AccountSettings>>((o, account) =>
            o.ServerDomain = account.Value.PasskeyDomain is { Length: > 0 } domain ? domain : new Uri(settings.PublicAddress).Host);
        AddCookies(services);
        AddPolicies(services);
        AddProtection(services, configuration);
    }

    // Keys lie in the database. Encrypting them there needs a certificate beside it: a setting, since a single machine has nowhere better to keep one.
    private static void AddProtection(IServiceCollection services, IConfiguration configuration)
    {
        var protection = services.AddDataProtection().SetApplicationName("saola");
        if (configuration["Saola:Identity:KeyCertificate"] is { Length: > 0 } file)
            protection.ProtectKeysWithCertificate(X509CertificateLoader.LoadPkcs12FromFile(file, configuration["Saola:Identity:KeyCertificatePassword"]));
        else services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error));
    }

    private static void Rules(IdentityOptions options)
    {
        options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
        options.User.RequireUniqueEmail = false; // an account of the national identity may have none; the index keeps addresses unique
        options.User.AllowedUserNameCharacters = "";
        options.SignIn.RequireConfirmedEmail = true;
        // Length counts, not the kinds of characters (NIST SP 800-63B, 3.1.1.2).
        options.Password.RequiredLength = 10;
        options.Password.RequiredUniqueChars = 5;
        options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
    }

    private static void AddCookies(IServiceCollection services)
    {
        services.AddAuthentication(o =>
        {
            o.DefaultScheme = EitherScheme;
            o.DefaultSignInScheme = IdentityConstants.ApplicationScheme;
        }).AddPolicyScheme(EitherScheme, null, o => o.ForwardDefaultSelector = SchemeOf).AddIdentityCookies();
        foreach (var (scheme, name) in new[]
        {
            (IdentityConstants.ApplicationScheme, "saola.account"), (IdentityConstants.TwoFactorUserIdScheme, "saola.second"), (IdentityConstants.ExternalScheme, "saola.national"),
            (IdentityConstants.TwoFactorRememberMeScheme, "saola.remember"),
        })
            services.Configure<CookieAuthenticationOptions>(scheme, o =>
            {
                o.Cookie.Name = name;
                o.Cookie.HttpOnly = true;
                o.Cookie.SameSite = SameSiteMode.Lax;
                o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            });
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).Configure<IOptions<AccountSettings>>((o, settings) =>
        {
            (o.LoginPath, o.LogoutPath, o.AccessDeniedPath, o.ReturnUrlParameter) = ("/dang-nhap", "/dang-xuat", "/dang-nhap", "returnUrl");
            (o.ExpireTimeSpan, o.SlidingExpiration) = (settings.Value.SessionTime, true);
            o.Events.OnRedirectToLogin = GoToSignInAsync;
            o.Events.OnRedirectToAccessDenied = RefuseAsync;
        });
        services.Configure<SecurityStampValidatorOptions>(o =>
        {
            o.ValidationInterval = TimeSpan.FromMinutes(1);
            o.OnRefreshingPrincipal = KeepOfSessionAsync;
        });
    }

    // A token is for programs; a cookie is for browsers. A cookie alone never changes anything through the API: another site could send it.
    private static string SchemeOf(HttpContext http)
    {
        if (http.Request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)) return Clients.TokenSetup.BearerScheme;
        var readsOnly = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);
        return IsApi(http.Request) && !readsOnly ? Clients.TokenSetup.BearerScheme : IdentityConstants.ApplicationScheme;
    }

    private static bool IsApi(HttpRequest request) => request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    // A form whose session has ended is kept through the new sign-in; where that cannot be, the person is told that it was not received.
    private static async Task GoToSignInAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        var http = context.HttpContext;
        if (IsApi(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }
        if (HttpMethods.IsPost(context.Request.Method))
        {
            var kept = await http.RequestServices.GetRequiredService<KeptForms>().KeepAsync(http, context.Options);
            if (kept) context.RedirectUri = $"{context.Request.PathBase}/dang-nhap?returnUrl={Uri.EscapeDataString(context.Request.PathBase + KeptForms.Page)}";
            var notes = http.RequestServices.GetRequiredService<ITempDataDictionaryFactory>().GetTempData(http);
            notes.Flash(NoticeKind.Action, http.RequestServices.GetRequiredService<IStringLocalizer<Texts>>()[kept ? "Session.Kept" : "Session.Lost"]);
            notes.Save();
        }
        context.Response.Redirect(context.RedirectUri);
    }

    // The page of a refusal follows by itself; an administrator who only lacks the second factor is led to where it is added.
    private static Task RefuseAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        var lacksFactor = context.HttpContext.User.IsInRole(Roles.Administrator)
            && context.HttpContext.RequestServices.GetRequiredService<SecondFactorRule>().IsMissing(context.HttpContext.User);
        if (lacksFactor && !IsApi(context.Request)) context.Response.Redirect("/tai-khoan/bao-mat?MustAddFactor=true");
        else context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    // The principal is made anew from the account: what belongs to the session alone is carried over, the organisation only while it is verified.
    private static async Task KeepOfSessionAsync(SecurityStampRefreshingPrincipalContext context)
    {
        if (context.CurrentPrincipal is not { } before || context.NewPrincipal?.Identities.FirstOrDefault() is not { } after) return;
        foreach (var claim in before.FindAll(Access.MethodClaim)) after.AddClaim(claim);
        if (before.FindFirst(Access.OrganisationClaim) is not { } organisation || !Guid.TryParse(before.FindFirst(Access.PersonClaim)?.Value, out var person)) return;
        var http = new HttpContextAccessor().HttpContext;
        if (http is null) return;
        var memberships = await http.RequestServices.GetRequiredService<IDirectory>().MembershipsAsync(person, http.RequestAborted);
        if (memberships.Any(m => m.Verified && m.Organisation.Id.ToString() == organisation.Value)) after.AddClaim(organisation);
    }

    private static void AddPolicies(IServiceCollection services)
    {
        services.AddSingleton<SecondFactorRule>();
        services.AddScoped<IAuthorizationHandler, RoleHandler>();
        services.AddAuthorization(o =>
        {
            o.AddPolicy(Access.SignedIn, policy => policy.RequireClaim(Access.PersonClaim));
            o.AddPolicy(Access.Staff, policy => policy.AddRequirements(new RoleRequirement([])));
            o.AddPolicy(Access.ApiRead, policy => policy.RequireAssertion(context => Clients.TokenSetup.MayRead(context.User)));
            o.AddPolicy(Access.ApiWrite, policy => policy.RequireAssertion(context => Clients.TokenSetup.MayWrite(context.User)));
            o.AddPolicy(Access.Token, policy => policy.AddAuthenticationSchemes(Clients.TokenSetup.BearerScheme).RequireAuthenticatedUser());
            foreach (var role in Roles.All) o.AddPolicy(role, policy => policy.AddRequirements(new RoleRequirement([role])));
        });
    }
}
