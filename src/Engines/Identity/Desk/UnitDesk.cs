using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Identity.Model;

namespace Saola.Engines.Identity.Desk;

/// <summary>A unit as its administrator edits it.</summary>
/// <param name="Code">Code, for good.</param>
/// <param name="Name">Name today.</param>
/// <param name="ShortName">Short name.</param>
/// <param name="ParentCode">The unit above, or null.</param>
/// <param name="Kind">Kind, as in the catalogue of units.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">Last day, or null while it stands.</param>
internal sealed record UnitEdited(string Code, string Name, string ShortName, string? ParentCode, string Kind, DateOnly ValidFrom, DateOnly? ValidTo);

/// <summary>Reads a unit with the facts that only its administrator needs.</summary>
internal sealed class UnitDesk(AppDbContext db)
{
    /// <summary>The unit, also one that is closed; null when there is none.</summary>
    public Task<UnitEdited?> OneAsync(string code, CancellationToken cancellationToken) =>
        db.Set<Unit>().AsNoTracking().Where(u => u.Code == code)
            .Select(u => new UnitEdited(u.Code, u.Name, u.ShortName, u.ParentCode, u.Kind, u.ValidFrom, u.ValidTo)).FirstOrDefaultAsync(cancellationToken);
}
