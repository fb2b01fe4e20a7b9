using Saola.Engines.Identity;

namespace Saola.Engines.Search.Querying;

/// <summary>Reader tokens of the signed-in person: themselves, the organisation for which they act, their units and roles.</summary>
internal sealed class ReadersOfUser(ICurrentUser user) : ISearchReaders
{
    public async Task<IReadOnlyList<string>> CurrentAsync(CancellationToken cancellationToken)
    {
        if (user.PersonId is not { } person) return [SearchReader.Public];
        var authority = await user.AuthorityAsync(cancellationToken);
        var readers = new List<string> { SearchReader.Public, SearchReader.Person(person) };
        if (user.OrganisationId is { } organisation) readers.Add(SearchReader.Organisation(organisation));
        readers.AddRange(authority.Units.Select(SearchReader.Unit));
        readers.AddRange(authority.Roles.Select(r => SearchReader.Role(r.Role)).Distinct(StringComparer.Ordinal));
        return readers;
    }
}
