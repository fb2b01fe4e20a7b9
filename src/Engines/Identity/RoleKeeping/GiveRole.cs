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

/// <summary>Who gets which role where and when.</summary>
internal sealed record GiveRoleInput
{
    public required Guid PersonId { get; init; }
    public required string? Role { get; init; }
    public required string? UnitCode { get; init; }
    public required DateOnly? From { get; init; }
    public required DateOnly? Until { get; init; }
    public string? Reason { get; init; }

    /// <summary>Id for the assignment when the caller may send twice; the second time the first one's stands.</summary>
    public Guid? Id { get; init; }
}

/// <summary>Gives a person a role in a unit from a day to a day; both days count. The same role twice at once is refused.</summary>
internal sealed class GiveRole(AppDbContext db, UnitOfWork work, ActRecorder acts, IUnits units, TimeProvider clock, IStringLocalizer<Texts> texts)
{
    public async Task<Result<Guid>> HandleAsync(GiveRoleInput input, CancellationToken cancellationToken)
    {
        var faults = Faults(input);
        if (faults.Count > 0) return Result<Guid>.Refused(faults);
        return await work.RunAsync(token => GiveAsync(input, token), cancellationToken);
    }

    private List<Fault> Faults(GiveRoleInput input)
    {
        var faults = new List<Fault>();
        if (input.Role is null || !Roles.All.Contains(input.Role)) faults.Add(new Fault("identity.role_unknown", texts["Role.Choose"], nameof(input.Role)));
        if (input.UnitCode is null || units.Find(input.UnitCode) is null) faults.Add(new Fault("identity.unit_unknown", texts["Role.ChooseUnit"], nameof(input.UnitCode)));
        if (input.From is null) faults.Add(new Fault("identity.role_from", texts["Role.From"], nameof(input.From)));
        if (input.Until < input.From) faults.Add(new Fault("identity.role_until", texts["Role.Until"], nameof(input.Until)));
        return faults;
    }

    private async Task<Result<Guid>> GiveAsync(GiveRoleInput input, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync($"identity.role:{input.PersonId}", cancellationToken);
        if (!await db.Set<Person>().AnyAsync(p => p.Id == input.PersonId && p.MergedInto == null && p.ErasedAt == null, cancellationToken))
            return new Fault("identity.person_unknown", texts["Person.Unknown"]);
        if (input.Id is { } sent && await db.Set<RoleAssignment>().AnyAsync(r => r.Id == sent, cancellationToken)) return sent;
        var last = input.Until ?? DateOnly.MaxValue;
        var doubled = await db.Set<RoleAssignment>().AnyAsync(
            r => r.PersonId == input.PersonId && r.Role == input.Role && r.UnitCode == input.UnitCode && r.From <= last && (r.Until == null || r.Until >= input.From),
            cancellationToken);
        if (doubled) return new Fault("identity.role_doubled", texts["Role.Doubled"], nameof(input.Role));
        var assignment = new RoleAssignment
        {
            Id = input.Id ?? Ids.New(clock), PersonId = input.PersonId, Role = input.Role!, UnitCode = input.UnitCode!, From = input.From!.Value, Until = input.Until,
        };
        db.Add(assignment);
        await acts.RecordAsync(
            new ActDraft { Kind = "identity.give_role", Subject = new Subject("role", assignment.Id), Reason = input.Reason },
            new RoleGiven(assignment.PersonId, assignment.Role, assignment.UnitCode, assignment.From, assignment.Until), cancellationToken);
        return assignment.Id;
    }
}

/// <summary>Sets the last day of a role; a day before today ends it at once. What was done while it held stays as it was.</summary>
internal sealed class EndRole(AppDbContext db, UnitOfWork work, ActRecorder acts, IStringLocalizer<Texts> texts)
{
    public Task<Result> HandleAsync(Guid assignmentId, DateOnly lastDay, string? reason, CancellationToken cancellationToken) => work.RunAsync(async token =>
    {
        var assignment = await db.Set<RoleAssignment>().FirstOrDefaultAsync(r => r.Id == assignmentId, token);
        if (assignment is null) return Result.Refused("identity.role_missing", texts["Role.Missing"]);
        if (assignment.Until is { } until && until <= lastDay) return Result.Refused("identity.role_over", texts["Role.Over", VietnameseFormats.Day(until)]);
        assignment.Until = lastDay;
        await acts.RecordAsync(
            new ActDraft { Kind = "identity.end_role", Subject = new Subject("role", assignment.Id), Reason = reason },
            new RoleEnded(assignment.PersonId, assignment.Role, assignment.UnitCode, lastDay), token);
        return Result.Done;
    }, cancellationToken);
}
