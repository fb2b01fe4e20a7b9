using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Identity.Model;
using Saola.Kernel;

namespace Saola.Engines.Identity.Desk;

/// <summary>A request to act for an organisation that waits for a decision.</summary>
/// <param name="Id">Membership.</param>
/// <param name="Person">Who asks.</param>
/// <param name="Organisation">For which organisation.</param>
/// <param name="TaxCode">Its tax code.</param>
/// <param name="Capacity">As what the person acts.</param>
/// <param name="ProofPage">Path at which the proof is opened; null when none was sent.</param>
/// <param name="AskedAt">When.</param>
internal sealed record MembershipRequest(Guid Id, string Person, string Organisation, string? TaxCode, string Capacity, string? ProofPage, DateTimeOffset AskedAt);

/// <summary>Requests to act for an organisation that wait for somebody to look at the proof, oldest first.</summary>
internal sealed class MembershipRequests(AppDbContext db, IEnumerable<IProofUpload> uploads)
{
    /// <summary>One page; ids grow with time.</summary>
    public async Task<Page<MembershipRequest>> PageAsync(string? cursor, int limit, CancellationToken cancellationToken)
    {
        var asked = db.Set<OrganisationMembership>().AsNoTracking().Where(m => m.State == MembershipState.Asked);
        if (Paging.TryCursor(cursor, out var last)) asked = asked.Where(m => m.Id > last);
        var rows = await (
            from membership in asked
            join person in db.Set<Person>() on membership.PersonId equals person.Id
            join organisation in db.Set<Organisation>() on membership.OrganisationId equals organisation.Id
            orderby membership.Id
            select new { membership.Id, person.FullName, organisation.Name, organisation.TaxCode, membership.Capacity, membership.ProofFileId, membership.AskedAt })
            .Take(limit + 1).ToListAsync(cancellationToken);
        var upload = uploads.LastOrDefault();
        return Paging.Cut(rows.Select(r => new MembershipRequest(
            r.Id, r.FullName, r.Name, r.TaxCode, r.Capacity, r.ProofFileId is { } file ? upload?.LinkOf(file) : null, r.AskedAt)), limit, line => line.Id);
    }
}
