using System.Globalization;
using System.Resources;
using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Identity.Model;
using Saola.Engines.Identity.People;
using Saola.Events;

namespace Saola.Engines.Identity.Organisations;

/// <summary>
/// Tells the person what was decided on the link with an organisation, in the commit of the decision. In Vietnamese whatever language
/// the screen of the one who decides has: the reader is somebody else.
/// </summary>
internal sealed class MembershipNotices(AppDbContext db, PersonRecords records, IAccountNotices notices)
{
    private static readonly ResourceManager Words = new(typeof(Texts).FullName!, typeof(Texts).Assembly);

    /// <summary>Queues the notice of a link that was verified or refused; another state tells nothing.</summary>
    public async Task TellAsync(OrganisationMembership membership, CancellationToken cancellationToken)
    {
        if (membership.State is not (MembershipState.Verified or MembershipState.Refused)) return;
        var reader = await records.StandingAsync(membership.PersonId, cancellationToken); // a merged record has no inbox that anybody opens
        var person = await db.Set<Person>().AsNoTracking().Where(p => p.Id == reader).Select(p => p.FullName).FirstAsync(cancellationToken);
        var organisation = await db.Set<Organisation>().AsNoTracking().Where(o => o.Id == membership.OrganisationId)
            .Select(o => new { o.Name, o.TaxCode }).FirstAsync(cancellationToken);
        var text = "MembershipNotice." + membership.State;
        await notices.EnqueueAsync(new AccountNotice
        {
            Kind = membership.State == MembershipState.Verified ? "identity.membership_verified" : "identity.membership_refused",
            PersonId = reader, Link = "/tai-khoan/to-chuc", About = new Subject("membership", membership.Id),
            Title = Say(text + ".Title", organisation.Name),
            Body = Say(text + ".Body", person, organisation.Name, organisation.TaxCode, Say("Capacity." + membership.Capacity), membership.Reason),
            Key = $"membership:{membership.Id:N}:{membership.State}",
        }, cancellationToken);
    }

    private static string Say(string key, params object?[] parts) =>
        string.Format(CultureInfo.InvariantCulture, Words.GetString(key, CultureInfo.InvariantCulture) ?? throw new MissingManifestResourceException(key), parts);
}
