using Saola.Engines.Identity;

namespace Saola.Engines.Indicators;

/// <summary>Whose figures the signed-in person sees: director and office all units, others of the staff their own.</summary>
public sealed class IndicatorRights(ICurrentUser user)
{
    /// <summary>The units; null for all, empty for none.</summary>
    public async Task<IReadOnlyList<string>?> UnitsAsync(CancellationToken cancellationToken)
    {
        var authority = await user.AuthorityAsync(cancellationToken);
        return authority.Has(Roles.Director) || authority.Has(Roles.Office) ? null : authority.Units;
    }
}
