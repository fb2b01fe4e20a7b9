using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Identity.Model;
using Saola.Engines.Ledger;
using Saola.Events;
using Saola.Events.Identity;
using Saola.Kernel;

namespace Saola.Engines.Identity.People;

/// <summary>Consents of a person, one purpose each; a withdrawn one stays on record (Law 91/2025/QH15).</summary>
internal sealed class ConsentKeeping(AppDbContext db, UnitOfWork work, ActRecorder acts, TimeProvider clock)
{
    private const int MostShown = 100;

    public async Task<IReadOnlyList<Consent>> OfAsync(Guid personId, CancellationToken cancellationToken) =>
        await db.Set<Consent>().AsNoTracking().Where(c => c.PersonId == personId).OrderByDescending(c => c.GivenAt).Take(MostShown).ToListAsync(cancellationToken);

    /// <summary>Gives a consent; nothing happens when it stands already.</summary>
    public Task GiveAsync(Guid personId, string purpose, CancellationToken cancellationToken) => work.RunAsync(async token =>
    {
        if (await db.Set<Consent>().AnyAsync(c => c.PersonId == personId && c.Purpose == purpose && c.WithdrawnAt == null, token)) return;
        db.Add(new Consent { Id = Ids.New(clock), PersonId = personId, Purpose = purpose, GivenAt = clock.Now() });
        await acts.RecordAsync(
            new ActDraft { Kind = "identity.give_consent", Subject = new Subject("person", personId) }, new ConsentGiven(purpose), token);
    }, cancellationToken);

    /// <summary>Withdraws a consent; nothing happens when there is none.</summary>
    public Task WithdrawAsync(Guid personId, string purpose, CancellationToken cancellationToken) => work.RunAsync(async token =>
    {
        var consent = await db.Set<Consent>().FirstOrDefaultAsync(c => c.PersonId == personId && c.Purpose == purpose && c.WithdrawnAt == null, token);
        if (consent is null) return;
        consent.WithdrawnAt = clock.Now();
        await acts.RecordAsync(
            new ActDraft { Kind = "identity.withdraw_consent", Subject = new Subject("person", personId) }, new ConsentWithdrawn(purpose), token);
    }, cancellationToken);
}
