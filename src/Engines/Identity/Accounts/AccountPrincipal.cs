using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Identity.Model;
using Saola.Engines.Identity.People;

namespace Saola.Engines.Identity.Accounts;

/// <summary>What the cookie says of a person: id, name, stamp; no roles, since those end at their date and not with the session.</summary>
internal sealed class AccountPrincipal(AppDbContext db, PersonRecords records) : IUserClaimsPrincipalFactory<Account>
{
    private const string StampClaim = "AspNet.Identity.SecurityStamp";

    public async Task<ClaimsPrincipal> CreateAsync(Account user)
    {
        var person = await records.StandingAsync(user.PersonId, CancellationToken.None);
        var name = await db.Set<Person>().Where(p => p.Id == person).Select(p => p.FullName).FirstAsync();
        return new ClaimsPrincipal(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, user.Id.ToString()), new Claim(ClaimTypes.Name, name),
            new Claim(Access.PersonClaim, person.ToString()), new Claim(StampClaim, user.SecurityStamp ?? ""),
        ], IdentityConstants.ApplicationScheme));
    }
}
