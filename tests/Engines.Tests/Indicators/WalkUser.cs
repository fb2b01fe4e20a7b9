using Saola.Engines.Identity;
using Saola.Engines.Search;

namespace Saola.Engines.Tests.Indicators;

/// <summary>One person who holds every role in every unit of the walk, and files for herself: the walk is about figures, not about rights.</summary>
internal sealed class WalkUser : ICurrentUser
{
    public static readonly string[] Units = ["office", "board", "science_dept", "techmarket_dept"];

    public Guid? PersonId { get; } = new Guid("018f0000-0000-7000-8000-00000000000a");

    public Guid? OrganisationId => null;

    /// <summary>The rights; a test narrows them.</summary>
    public IReadOnlyList<HeldRole>? Held { get; set; }

    public Task<Authority> AuthorityAsync(CancellationToken cancellationToken) =>
        Task.FromResult(new Authority(PersonId, Held ?? [.. Roles.All.SelectMany(role => Units.Select(unit => new HeldRole(role, unit, null)))]));
}

internal sealed class SilentFeed : ISearchFeed
{
    public void Changed(string kind, string id)
    {
    }
}
