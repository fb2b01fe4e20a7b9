using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Saola.Data;
using Saola.Engines.Identity.Model;

namespace Saola.Engines.Identity.Accounts.SignIn;

/// <summary>Tries to sign in. Whatever is set, the twelve months of TCVN 14423:2026 are kept.</summary>
internal sealed class PruneSignIns(AppDbContext db, IOptions<AccountSettings> settings) : IPruning
{
    private const int LeastDays = 366;

    public string Table => "identity_sign_ins";

    public int KeepDays => settings.Value.KeepSignInDays <= 0 ? 0 : Math.Max(settings.Value.KeepSignInDays, LeastDays);

    public Task<int> RemoveAsync(DateTimeOffset before, int most, CancellationToken cancellationToken) =>
        db.Set<SignInAttempt>().Where(a => a.At < before).OrderBy(a => a.At).Take(most).ExecuteDeleteAsync(cancellationToken);
}
