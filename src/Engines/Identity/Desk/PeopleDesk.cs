using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Identity.Model;
using Saola.Kernel;

namespace Saola.Engines.Identity.Desk;

/// <summary>A person in the administrator's list.</summary>
internal sealed record PersonLine(Guid Id, string FullName, string? PersonalId, string? Email, string? Phone, string? Position, bool IsMerged, bool IsErased);

/// <summary>A role with its dates, for screens.</summary>
internal sealed record RoleLine(Guid Id, Guid PersonId, string Person, string Role, string UnitCode, DateOnly From, DateOnly? Until);

/// <summary>An account as the administrator sees it.</summary>
internal sealed record AccountLine(Guid Id, string? Email, bool EmailConfirmed, bool HasSecondFactor, DateTimeOffset? LastSignInAt, DateTimeOffset? LockedUntil, bool IsClosed);

/// <summary>A try to sign in, for screens.</summary>
internal sealed record AttemptLine(DateTimeOffset At, string Method, SignInOutcome Outcome, string? Address);

/// <summary>A merge, for screens.</summary>
internal sealed record MergeLine(Guid Id, Guid SourceId, Guid TargetId, DateTimeOffset At, DateTimeOffset? UndoneAt);

/// <summary>What the administrators' pages read. Every list is bounded.</summary>
internal sealed class PeopleDesk(AppDbContext db, TimeProvider clock)
{
    private const int MostShown = 50;

    /// <summary>Finds by number, telephone or e-mail exactly, otherwise by name with or without accents.</summary>
    public async Task<IReadOnlyList<PersonLine>> FindAsync(string? words, CancellationToken cancellationToken) => (await PageAsync(words, null, MostShown, cancellationToken)).Items;

    /// <summary>The same, page by page in the order of names.</summary>
    public async Task<Page<PersonLine>> PageAsync(string? words, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var people = Matching(words);
        if (NameCursor.TryRead(cursor, out var name, out var last))
            people = people.Where(p => p.FoldedName.CompareTo(name) > 0 || (p.FoldedName == name && p.Id > last));
        var rows = await people.OrderBy(p => p.FoldedName).ThenBy(p => p.Id).Take(limit + 1).ToListAsync(cancellationToken);
        var more = rows.Count > limit;
        if (more) rows.RemoveAt(limit);
        return new Page<PersonLine>([.. rows.Select(Line)], more ? NameCursor.Write(rows[^1].FoldedName, rows[^1].Id) : null);
    }

    /// <summary>One person who is not erased; null otherwise.</summary>
    public async Task<PersonLine?> PersonAsync(Guid id, CancellationToken cancellationToken) =>
        await db.Set<Person>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == id && p.ErasedAt == null, cancellationToken) is { } person ? Line(person) : null;

    private IQueryable<Person> Matching(string? words)
    {
        var typed = VietnameseText.Clean(words);
        var people = db.Set<Person>().AsNoTracking().Where(p => p.ErasedAt == null);
        var folded = VietnameseText.Fold(typed);
        if (typed.Contains('@', StringComparison.Ordinal)) return people.Where(p => p.Email == typed);
        if (Numbers.TryPhone(typed, out var phone)) return people.Where(p => p.Phone == phone);
        if (typed.Length > 0 && typed.All(char.IsAsciiDigit)) return people.Where(p => p.PersonalId == typed || p.DeclaredPersonalId == typed);
        return typed.Length > 0 ? people.Where(p => p.FoldedName.Contains(folded)) : people.Where(p => p.Position != null);
    }

    private static PersonLine Line(Person p) => new(p.Id, p.FullName, p.PersonalId ?? p.DeclaredPersonalId, p.Email, p.Phone, p.Position, p.MergedInto != null, p.ErasedAt != null);

    /// <summary>Roles of people or of a unit; those that ended are left out unless asked for.</summary>
    public async Task<IReadOnlyList<RoleLine>> RolesAsync(Guid? person, string? unit, string? role, bool withEnded, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var rows =
            from assignment in db.Set<RoleAssignment>()
            join holder in db.Set<Person>() on assignment.PersonId equals holder.Id
            where (person == null || assignment.PersonId == person) && (string.IsNullOrEmpty(unit) || assignment.UnitCode == unit)
                && (string.IsNullOrEmpty(role) || assignment.Role == role) && (withEnded || assignment.Until == null || assignment.Until >= today)
            orderby assignment.UnitCode, assignment.Role, holder.FoldedName, assignment.From
            select new RoleLine(assignment.Id, holder.Id, holder.FullName, assignment.Role, assignment.UnitCode, assignment.From, assignment.Until);
        return await rows.AsNoTracking().Take(MostShown * 4).ToListAsync(cancellationToken);
    }

    /// <summary>The same of all people, page by page in the order in which they were given.</summary>
    public async Task<Page<RoleLine>> RolesPageAsync(string? unit, string? role, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var given = db.Set<RoleAssignment>().AsNoTracking().Where(r =>
            (string.IsNullOrEmpty(unit) || r.UnitCode == unit) && (string.IsNullOrEmpty(role) || r.Role == role) && (r.Until == null || r.Until >= today));
        if (Paging.TryCursor(cursor, out var last)) given = given.Where(r => r.Id > last);
        var rows =
            from assignment in given
            join holder in db.Set<Person>() on assignment.PersonId equals holder.Id
            orderby assignment.Id
            select new RoleLine(assignment.Id, holder.Id, holder.FullName, assignment.Role, assignment.UnitCode, assignment.From, assignment.Until);
        return Paging.Cut(await rows.Take(limit + 1).ToListAsync(cancellationToken), limit, line => line.Id);
    }

    public async Task<IReadOnlyList<AccountLine>> AccountsAsync(Guid person, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var accounts = await db.Set<Account>().AsNoTracking().Where(a => a.PersonId == person).OrderBy(a => a.CreatedAt).Take(MostShown).ToListAsync(cancellationToken);
        return [.. accounts.Select(a => new AccountLine(
            a.Id, a.Email, a.EmailConfirmed, a.TwoFactorEnabled, a.LastSignInAt, a.LockoutEnd > now ? a.LockoutEnd : null, a.ClosedAt is not null))];
    }

    public async Task<IReadOnlyList<AttemptLine>> AttemptsAsync(IReadOnlyList<Guid> accounts, CancellationToken cancellationToken) =>
        await db.Set<SignInAttempt>().AsNoTracking().Where(a => a.AccountId != null && accounts.Contains(a.AccountId.Value)).OrderByDescending(a => a.At).Take(20)
            .Select(a => new AttemptLine(a.At, a.Method, a.Outcome, a.Address)).ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<MergeLine>> MergesAsync(Guid person, CancellationToken cancellationToken) =>
        await db.Set<PersonMerge>().AsNoTracking().Where(m => m.SourceId == person || m.TargetId == person).OrderByDescending(m => m.At).Take(MostShown)
            .Select(m => new MergeLine(m.Id, m.SourceId, m.TargetId, m.At, m.UndoneAt)).ToListAsync(cancellationToken);
}
