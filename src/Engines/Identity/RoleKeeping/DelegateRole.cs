using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Saola.Data;
using Saola.Engines.Identity.Model;
using Saola.Engines.Identity.People;
using Saola.Engines.Ledger;
using Saola.Events;
using Saola.Events.Identity;
using Saola.Kernel;

namespace Saola.Engines.Identity.RoleKeeping;

/// <summary>What is handed to whom, from when until when.</summary>
internal sealed record DelegateRoleInput
{
    public required Guid FromPersonId { get; init; }
    public required Guid? ToPersonId { get; init; }
    public required string? Role { get; init; }
    public required string? UnitCode { get; init; }
    public required DateOnly? From { get; init; }

    /// <summary>Last day, which counts whole.</summary>
    public required DateOnly? Until { get; init; }
    public required string? Reason { get; init; }

    /// <summary>Id for the delegation when the caller may send twice; the second time the first one's stands.</summary>
    public Guid? Id { get; init; }
}

/// <summary>
/// Uỷ quyền: hands one's own role in one unit to a colleague for a time, at most a year. Never more than one holds oneself, never what was
/// itself delegated; it ends by itself, and at once when the own role ends.
/// </summary>
internal sealed class DelegateRole(
    AppDbContext db, UnitOfWork work, ActRecorder acts, AuthorityReader authorities, PersonRecords records, TimeProvider clock, IStringLocalizer<Texts> texts)
{
    private const int MostDays = 366;

    public async Task<Result<Guid>> HandleAsync(DelegateRoleInput input, CancellationToken cancellationToken)
    {
        var faults = Faults(input);
        if (faults.Count > 0) return Result<Guid>.Refused(faults);
        return await work.RunAsync(token => DelegateAsync(input, token), cancellationToken);
    }

    private List<Fault> Faults(DelegateRoleInput input)
    {
        var faults = new List<Fault>();
        void Refuse(bool wrong, string code, string text, string field)
        {
            if (wrong) faults.Add(new Fault(code, texts[text], field));
        }
        Refuse(input.ToPersonId is null, "identity.delegate_to", "Delegation.To", nameof(input.ToPersonId));
        Refuse(input.From is null, "identity.delegate_from", "Role.From", nameof(input.From));
        Refuse(input.Until is null || input.Until < input.From || input.Until < clock.Today(), "identity.delegate_until", "Delegation.Until", nameof(input.Until));
        Refuse(input.Until?.DayNumber - input.From?.DayNumber > MostDays, "identity.delegate_long", "Delegation.Long", nameof(input.Until));
        Refuse(VietnameseText.Clean(input.Reason).Length is < 5 or > 500, "identity.delegate_reason", "Delegation.Reason", nameof(input.Reason));
        return faults;
    }

    private async Task<Result<Guid>> DelegateAsync(DelegateRoleInput input, CancellationToken cancellationToken)
    {
        if (input.Id is { } sent && await db.Set<Delegation>().AnyAsync(d => d.Id == sent, cancellationToken)) return sent;
        var own = await authorities.OwnAsync(input.FromPersonId, cancellationToken);
        if (!own.Any(r => r.Role == input.Role && r.UnitCode == input.UnitCode))
            return new Fault("identity.delegate_not_own", texts["Delegation.NotOwn"], nameof(input.Role));
        var to = await records.StandingAsync(input.ToPersonId!.Value, cancellationToken);
        if ((await records.SamePersonAsync(input.FromPersonId, cancellationToken)).Contains(to))
            return new Fault("identity.delegate_self", texts["Delegation.Self"], nameof(input.ToPersonId));
        if ((await authorities.OwnAsync(to, cancellationToken)).Count == 0)
            return new Fault("identity.delegate_not_staff", texts["Delegation.NotStaff"], nameof(input.ToPersonId));
        var from = VietnamTime.Instant(input.From!.Value, TimeOnly.MinValue);
        var delegation = new Delegation
        {
            Id = input.Id ?? Ids.New(clock), FromPersonId = input.FromPersonId, ToPersonId = to, Role = input.Role!, UnitCode = input.UnitCode!,
            From = from < clock.Now() ? clock.Now() : from, Until = VietnamTime.Instant(input.Until!.Value.AddDays(1), TimeOnly.MinValue),
            Reason = VietnameseText.Clean(input.Reason),
        };
        db.Add(delegation);
        await acts.RecordAsync(
            new ActDraft { Kind = "identity.delegate_role", Subject = new Subject("delegation", delegation.Id), Reason = delegation.Reason },
            new RoleDelegated(delegation.FromPersonId, to, delegation.Role, delegation.UnitCode, delegation.From, delegation.Until), cancellationToken);
        return delegation.Id;
    }
}

/// <summary>Takes a delegation back before its end: by who gave it, or by an administrator.</summary>
internal sealed class EndDelegation(AppDbContext db, UnitOfWork work, ActRecorder acts, ICurrentUser user, TimeProvider clock, IStringLocalizer<Texts> texts)
{
    public Task<Result> HandleAsync(Guid delegationId, CancellationToken cancellationToken) => work.RunAsync(async token =>
    {
        var delegation = await db.Set<Delegation>().FirstOrDefaultAsync(d => d.Id == delegationId, token);
        var authority = await user.AuthorityAsync(token);
        var may = delegation is not null && (delegation.FromPersonId == authority.PersonId || delegation.FromPersonId == user.PersonId || authority.Has(Roles.Administrator));
        if (!may) return Result.Refused("identity.delegation_missing", texts["Delegation.Missing"]);
        if (delegation!.EndedAt is not null || delegation.Until <= clock.Now()) return Result.Done;
        delegation.EndedAt = clock.Now();
        await acts.RecordAsync(
            new ActDraft { Kind = "identity.end_delegation", Subject = new Subject("delegation", delegation.Id) },
            new DelegationEnded(delegation.FromPersonId, delegation.ToPersonId, delegation.Role, delegation.UnitCode), token);
        return Result.Done;
    }, cancellationToken);
}
