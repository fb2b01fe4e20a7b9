using System.Globalization;
using Saola.Engines.Identity.Model;
using Saola.Events;

namespace Saola.Engines.Identity.People;

/// <summary>What the ledger keeps of a person beside the chain, under the person's own key.</summary>
internal static class PersonFacts
{
    public static IReadOnlyList<PersonalFact> Of(Person person) => Of(person, null);

    /// <summary>Only the named fields, as they are now; all that are set when <paramref name="fields"/> is null.</summary>
    public static IReadOnlyList<PersonalFact> Of(Person person, IReadOnlyCollection<string>? fields) =>
    [
        .. All(person).Where(fact => fact.Value is { Length: > 0 } && (fields is null || fields.Contains(fact.Name)))
            .Select(fact => new PersonalFact(person.Id, fact.Name, fact.Value!)),
    ];

    private static IEnumerable<(string Name, string? Value)> All(Person person) =>
    [
        ("full_name", person.FullName), ("personal_id", person.PersonalId ?? person.DeclaredPersonalId),
        ("birth_date", person.BirthDate?.ToString("O", CultureInfo.InvariantCulture)), ("sex", person.Sex),
        ("phone", person.Phone), ("email", person.Email), ("address", person.Address), ("position", person.Position),
    ];
}
