using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Identity;
using Saola.Kernel;
using Saola.Modules.PublicServices.Builder.Model;

namespace Saola.Modules.PublicServices.Builder;

/// <summary>A draft in a list.</summary>
internal sealed record DraftLine(Guid Id, string Number, string Code, string Name, DraftState State, DateTimeOffset ChangedAt, Guid ChangedBy, DateOnly? ValidFrom, int? PublishedVersion);

/// <summary>Reads drafts, for those who write or decide them.</summary>
internal sealed class DraftQueries(AppDbContext db, ICurrentUser user)
{
    /// <summary>The newest first. Empty for who may neither write nor decide.</summary>
    public async Task<Page<DraftLine>> PageAsync(DraftState? state, string? cursor, int? limit, CancellationToken cancellationToken)
    {
        if (!await MayReadAsync(cancellationToken)) return new([], null);
        var take = Paging.Limit(limit);
        var rows = db.Set<ProcedureDraft>().AsNoTracking();
        if (state is { } wanted) rows = rows.Where(d => d.State == wanted);
        if (Guid.TryParse(cursor, out var last)) rows = rows.Where(d => d.Id.CompareTo(last) < 0);
        var page = await rows.OrderByDescending(d => d.Id).Take(take + 1)
            .Select(d => new DraftLine(d.Id, d.Number, d.Code, d.Name, d.State, d.ChangedAt, d.ChangedBy, d.ValidFrom, d.PublishedVersion)).ToListAsync(cancellationToken);
        return new([.. page.Take(take)], page.Count > take ? page[take - 1].Id.ToString("D") : null);
    }

    /// <summary>A draft; null when there is none for this person.</summary>
    public async Task<ProcedureDraft?> FindAsync(string number, CancellationToken cancellationToken) =>
        await MayReadAsync(cancellationToken) ? await db.Set<ProcedureDraft>().AsNoTracking().FirstOrDefaultAsync(d => d.Number == number, cancellationToken) : null;

    public async Task<bool> MayReadAsync(CancellationToken cancellationToken)
    {
        var authority = await user.AuthorityAsync(cancellationToken);
        return authority.Has(Roles.ProcedureControl) || authority.Has(Roles.Director);
    }

    /// <summary>Whether the present person may write in drafts.</summary>
    public async Task<bool> MayWriteAsync(CancellationToken cancellationToken) => (await user.AuthorityAsync(cancellationToken)).Has(Roles.ProcedureControl);

    /// <summary>Whether the present person may decide on a draft: a leader or the control unit, and nobody who wrote in it.</summary>
    public async Task<bool> MayDecideAsync(ProcedureDraft draft, CancellationToken cancellationToken) =>
        await MayReadAsync(cancellationToken) && user.PersonId is { } person && !draft.IsWrittenBy(person) && draft.SubmittedBy != person;
}
