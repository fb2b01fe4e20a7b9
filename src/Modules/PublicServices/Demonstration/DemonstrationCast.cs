using Saola.Engines.Cases;
using Saola.Engines.Cases.Forms.Sampling;
using Saola.Engines.Identity;
using Saola.Kernel;
using Saola.Modules.PublicServices.Catalogue;

namespace Saola.Modules.PublicServices.Demonstration;

/// <summary>Who takes part in the invented year: those who file, and the staff by role and unit.</summary>
internal sealed class DemonstrationCast(IDemonstrationPeople people, IDirectory directory)
{
    private static readonly string[] FilerAccounts = ["citizen@saola.test", "company@saola.test", "scientist@saola.test"];
    private static readonly string[] StaffAccounts = ["clerk@saola.test", "officer@saola.test", "head@saola.test", "director@saola.test", "techmarket@saola.test", "quality@saola.test"];
    private readonly Dictionary<(string Role, string Unit), IReadOnlyList<PersonCard>> _staff = [];
    private readonly HashSet<Guid> _accounts = [];

    /// <summary>Everybody who files.</summary>
    public IReadOnlyList<Filer> Filers { get; private set; } = [];

    /// <summary>Those who file and have an account that anybody may sign in with.</summary>
    public IReadOnlyList<Filer> ShownFilers { get; private set; } = [];

    public async Task GatherAsync(IEnumerable<Procedure> procedures, CancellationToken cancellationToken)
    {
        foreach (var step in procedures.SelectMany(p => p.Workflow).Where(s => s.Kind != StepKind.Opinions))
            if (!_staff.ContainsKey((step.Role, step.Unit))) _staff[(step.Role, step.Unit)] = await directory.HoldersAsync(step.Role, step.Unit, cancellationToken);
        foreach (var account in StaffAccounts)
            if (await people.AccountAsync(account, cancellationToken) is { } person) _accounts.Add(person.Id);
        var organisations = (await people.OrganisationsAsync(cancellationToken)).Select(o => Of(o.Organisation, o.Representative)).ToList();
        // Most procedures of the department are for organisations.
        Filers = [.. organisations, .. organisations, .. organisations, .. (await people.CitizensAsync(cancellationToken)).Select(Of)];
        ShownFilers = await ShownAsync(cancellationToken);
    }

    /// <summary>Somebody who holds a role in a unit.</summary>
    public Actor Anybody(string role, string unitCode, SampleRandom random) =>
        _staff.GetValueOrDefault((role, unitCode)) is { Count: > 0 } holders ? ActorOf(random.Pick(holders)) : Actor.System("demonstration");

    /// <summary>The holder with an account of the demonstration, where there is one.</summary>
    public Actor ShownFirst(string role, string unitCode, SampleRandom random) =>
        _staff.GetValueOrDefault((role, unitCode))?.FirstOrDefault(p => _accounts.Contains(p.Id)) is { } person ? ActorOf(person) : Anybody(role, unitCode, random);

    private async Task<List<Filer>> ShownAsync(CancellationToken cancellationToken)
    {
        var shown = new List<Filer>();
        foreach (var account in FilerAccounts)
        {
            if (await people.AccountAsync(account, cancellationToken) is not { } person) continue;
            var membership = (await directory.MembershipsAsync(person.Id, cancellationToken)).FirstOrDefault(m => m.Verified);
            shown.Add(membership is null ? Of(person) : Of(membership.Organisation, person));
        }
        return shown;
    }

    private static Actor ActorOf(PersonCard person) => new(ActorKind.Person, person.Id, person.FullName, "person");

    private static Filer Of(PersonCard person) => new(person.Id, null, person.FullName, person.PersonalId, person.Email, person.Phone, person.Address);

    private static Filer Of(OrganisationCard organisation, PersonCard person) =>
        new(person.Id, organisation.Id, organisation.Name, organisation.TaxCode, organisation.Email ?? person.Email, organisation.Phone, organisation.Address);
}
