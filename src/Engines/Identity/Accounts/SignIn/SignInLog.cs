using Microsoft.AspNetCore.Http;
using Saola.Data;
using Saola.Engines.Identity.Model;
using Saola.Kernel;

namespace Saola.Engines.Identity.Accounts.SignIn;

/// <summary>Writes each try into the log of sign-ins, in the present unit of work.</summary>
internal sealed class SignInLog(AppDbContext db, IHttpContextAccessor http, TimeProvider clock)
{
    private const int BrowserLength = 200;

    public void Add(Guid? accountId, string method, SignInOutcome outcome)
    {
        var request = http.HttpContext;
        var browser = request?.Request.Headers.UserAgent.ToString();
        db.Add(new SignInAttempt
        {
            Id = Ids.New(clock), AccountId = accountId, At = clock.Now(), Method = method, Outcome = outcome,
            Address = request?.Connection.RemoteIpAddress?.ToString(), Browser = browser?[..Math.Min(browser.Length, BrowserLength)],
        });
    }
}
