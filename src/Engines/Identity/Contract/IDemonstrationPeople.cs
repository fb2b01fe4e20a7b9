namespace Saola.Engines.Identity;

/// <summary>An invented organisation and the invented person who acts for it.</summary>
/// <param name="Organisation">The organisation.</param>
/// <param name="Representative">Its legal representative, with a verified membership.</param>
public sealed record DemonstrationOrganisation(OrganisationCard Organisation, PersonCard Representative);

/// <summary>The invented people of the demonstration, in the same order on each run with the same seed.</summary>
public interface IDemonstrationPeople
{
    /// <summary>Invented citizens, about 400, without those of the demonstration accounts.</summary>
    Task<IReadOnlyList<PersonCard>> CitizensAsync(CancellationToken cancellationToken);

    /// <summary>Invented organisations, about 120.</summary>
    Task<IReadOnlyList<DemonstrationOrganisation>> OrganisationsAsync(CancellationToken cancellationToken);

    /// <summary>The person of a demonstration account, such as <c>citizen@saola.test</c>; null when the demonstration is not loaded.</summary>
    Task<PersonCard?> AccountAsync(string email, CancellationToken cancellationToken);
}
