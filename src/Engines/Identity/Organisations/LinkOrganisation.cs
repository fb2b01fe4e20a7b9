using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Saola.Data;
using Saola.Engines.Identity.Model;
using Saola.Engines.Identity.People;
using Saola.Engines.Ledger;
using Saola.Events;
using Saola.Events.Identity;
using Saola.Kernel;

namespace Saola.Engines.Identity.Organisations;

/// <summary>What a person says of the organisation for which he or she acts.</summary>
internal sealed record LinkOrganisationInput
{
    public required Guid PersonId { get; init; }
    public required string? TaxCode { get; init; }
    public required string? Name { get; init; }
    public required string? Kind { get; init; }
    public required string? Address { get; init; }
    public required string? Capacity { get; init; }

    /// <summary>The proof, stored before by the engine of files.</summary>
    public required Guid? ProofFileId { get; init; }
}

/// <summary>
/// Asks to act for an organisation: with the paper that proves it. Somebody of the department looks at the proof before anything can be filed
/// in the organisation's name.
/// </summary>
internal sealed class LinkOrganisation(AppDbContext db, UnitOfWork work, EnsureParty parties, ActRecorder acts, TimeProvider clock, IStringLocalizer<Texts> texts)
{
    /// <summary>Kinds of organisations, as <c>org_kind</c> of the forms.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
        ["doanh_nghiep", "to_chuc_khcn", "vien_truong", "don_vi_su_nghiep_cong_lap", "hop_tac_xa", "hiep_hoi", "khac"];

    /// <summary>The checks that need no file, so that a page may ask before it stores one.</summary>
    public IReadOnlyList<Fault> Faults(LinkOrganisationInput input)
    {
        var faults = new List<Fault>();
        if (!Numbers.IsTaxCode(VietnameseText.Clean(input.TaxCode))) faults.Add(new Fault("organisation.tax_code", texts["Organisation.TaxCode"], nameof(input.TaxCode)));
        if (VietnameseText.Clean(input.Name).Length is < 3 or > 250) faults.Add(new Fault("organisation.name", texts["Organisation.Name"], nameof(input.Name)));
        if (input.Kind is null || !Kinds.Contains(input.Kind)) faults.Add(new Fault("organisation.kind", texts["Organisation.Kind"], nameof(input.Kind)));
        if (input.Capacity is null || !Capacities.All.Contains(input.Capacity)) faults.Add(new Fault("organisation.capacity", texts["Organisation.Capacity"], nameof(input.Capacity)));
        return faults;
    }

    /// <summary>Gives the membership's id.</summary>
    public async Task<Result<Guid>> HandleAsync(LinkOrganisationInput input, CancellationToken cancellationToken)
    {
        List<Fault> faults = [.. Faults(input)];
        if (input.ProofFileId is null) faults.Add(new Fault("organisation.proof", texts["Organisation.Proof"], "Proof"));
        if (faults.Count > 0) return Result<Guid>.Refused(faults);
        return await work.RunAsync(token => AskAsync(input, token), cancellationToken);
    }

    private async Task<Result<Guid>> AskAsync(LinkOrganisationInput input, CancellationToken cancellationToken)
    {
        var organisation = await parties.FindOrAddOrganisationAsync(new OrganisationDraft
        {
            Name = input.Name!, TaxCode = VietnameseText.Clean(input.TaxCode), Kind = input.Kind!, Address = VietnameseText.Clean(input.Address),
        }, PersonSource.Registered, cancellationToken);
        if (!organisation.IsDone) return Result<Guid>.Refused(organisation.Faults);
        var organisationId = organisation.Value;
        if (await db.Set<OrganisationMembership>().AnyAsync(
            m => m.PersonId == input.PersonId && m.OrganisationId == organisationId && (m.State == MembershipState.Asked || m.State == MembershipState.Verified), cancellationToken))
            return new Fault("organisation.linked", texts["Organisation.Linked"], nameof(input.TaxCode));
        var membership = new OrganisationMembership
        {
            Id = Ids.New(clock), PersonId = input.PersonId, OrganisationId = organisationId, Capacity = input.Capacity!, ProofFileId = input.ProofFileId,
            State = MembershipState.Asked, AskedAt = clock.Now(),
        };
        db.Add(membership);
        await acts.RecordAsync(
            new ActDraft { Kind = "identity.ask_membership", Subject = new Subject("membership", membership.Id) },
            new MembershipAsked(membership.PersonId, organisationId, membership.Capacity, membership.ProofFileId), cancellationToken);
        return membership.Id;
    }
}

/// <summary>Decides on a request after looking at the proof, which the person is told; or ends a link.</summary>
internal sealed class DecideMembership(
    AppDbContext db, UnitOfWork work, ActRecorder acts, IActorSource actors, MembershipNotices notices, TimeProvider clock, IStringLocalizer<Texts> texts)
{
    public Task<Result> VerifyAsync(Guid id, CancellationToken cancellationToken) => ChangeAsync(
        id, [MembershipState.Asked], MembershipState.Verified, "identity.verify_membership", null,
        m => new MembershipVerified(m.PersonId, m.OrganisationId, m.Capacity), cancellationToken);

    public async Task<Result> RefuseAsync(Guid id, string? reason, CancellationToken cancellationToken) => VietnameseText.Clean(reason).Length < 5
        ? Result.Refused("organisation.refuse_reason", texts["Organisation.RefuseReason"], "Reason")
        : await ChangeAsync(
            id, [MembershipState.Asked], MembershipState.Refused, "identity.refuse_membership", VietnameseText.Clean(reason),
            m => new MembershipRefused(m.PersonId, m.OrganisationId), cancellationToken);

    /// <summary>Ends a link; the person may always end their own.</summary>
    public Task<Result> EndAsync(Guid id, CancellationToken cancellationToken) => ChangeAsync(
        id, [MembershipState.Asked, MembershipState.Verified], MembershipState.Ended, "identity.end_membership", null,
        m => new MembershipEnded(m.PersonId, m.OrganisationId), cancellationToken);

    private Task<Result> ChangeAsync(
        Guid id, MembershipState[] from, MembershipState to, string kind, string? reason, Func<OrganisationMembership, IEvent> made, CancellationToken cancellationToken) =>
        work.RunAsync(async token =>
        {
            var membership = await db.Set<OrganisationMembership>().FirstOrDefaultAsync(m => m.Id == id, token);
            if (membership is null || !from.Contains(membership.State)) return Result.Refused("organisation.link_changed", texts["Organisation.LinkChanged"]);
            (membership.State, membership.DecidedBy, membership.DecidedAt, membership.Reason) = (to, actors.Current.PersonId, clock.Now(), reason);
            await acts.RecordAsync(new ActDraft { Kind = kind, Subject = new Subject("membership", id), Reason = reason }, made(membership), token);
            await notices.TellAsync(membership, token);
            return Result.Done;
        }, cancellationToken);
}
