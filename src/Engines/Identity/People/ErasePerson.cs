using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Saola.Data;
using Saola.Engines.Identity.Model;
using Saola.Engines.Ledger;
using Saola.Events;
using Saola.Events.Identity;
using Saola.Kernel;

namespace Saola.Engines.Identity.People;

/// <summary>
/// Erases a person on request (Law 91/2025/QH15): the record is blanked, accounts are closed and emptied, and each engine that keeps more of
/// the person is told in the same unit of work. Members of staff are not erased while they hold a role.
/// </summary>
internal sealed class ErasePerson(
    AppDbContext db, UnitOfWork work, ActRecorder acts, IEnumerable<IPersonEraser> erasers, PersonRecords records, TimeProvider clock, IStringLocalizer<Texts> texts)
{
    public Task<Result> HandleAsync(Guid personId, string? reason, CancellationToken cancellationToken) => work.RunAsync(async token =>
    {
        if (string.IsNullOrWhiteSpace(reason)) return Result.Refused("identity.erase_reason", texts["Erase.Reason"], "Reason");
        var same = await records.SamePersonAsync(personId, token);
        var people = await db.Set<Person>().Where(p => same.Contains(p.Id) && p.ErasedAt == null).ToListAsync(token);
        if (people.Count == 0) return Result.Refused("identity.person_unknown", texts["Person.Unknown"]);
        var today = clock.Today();
        if (await db.Set<RoleAssignment>().AnyAsync(r => same.Contains(r.PersonId) && (r.Until == null || r.Until >= today), token))
            return Result.Refused("identity.erase_staff", texts["Erase.Staff"]);
        var accounts = await CloseAccountsAsync(same, token);
        foreach (var person in people) await EraseAsync(person, accounts, reason, token);
        return Result.Done;
    }, cancellationToken);

    // The act comes before the key goes: its own facts, if any, are erased with the rest.
    private async Task EraseAsync(Person person, int accounts, string reason, CancellationToken cancellationToken)
    {
        person.Blank(clock.Now());
        await acts.RecordAsync(
            new ActDraft { Kind = "identity.erase_person", Subject = new Subject("person", person.Id), Reason = reason }, new PersonErased(accounts), cancellationToken);
        foreach (var eraser in erasers) await eraser.EraseAsync(person.Id, cancellationToken);
    }

    private async Task<int> CloseAccountsAsync(IReadOnlyList<Guid> people, CancellationToken cancellationToken)
    {
        var accounts = await db.Set<Account>().Where(a => people.Contains(a.PersonId)).ToListAsync(cancellationToken);
        foreach (var account in accounts)
        {
            account.Empty(clock.Now());
            await db.Set<SignInAttempt>().Where(a => a.AccountId == account.Id).ExecuteDeleteAsync(cancellationToken);
            await db.Set<Microsoft.AspNetCore.Identity.IdentityUserLogin<Guid>>().Where(l => l.UserId == account.Id).ExecuteDeleteAsync(cancellationToken);
            await db.Set<Microsoft.AspNetCore.Identity.IdentityUserToken<Guid>>().Where(t => t.UserId == account.Id).ExecuteDeleteAsync(cancellationToken);
            await db.Set<Microsoft.AspNetCore.Identity.IdentityUserPasskey<Guid>>().Where(p => p.UserId == account.Id).ExecuteDeleteAsync(cancellationToken);
        }
        return accounts.Count;
    }
}
