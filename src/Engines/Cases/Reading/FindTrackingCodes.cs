using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Cases.Model;
using Saola.Engines.Messages;
using Saola.Kernel;

namespace Saola.Engines.Cases;

/// <summary>
/// A lost tracking code is sent again, only to the address that stands in the case. The answer on the screen is the same whether there was one or not.
/// </summary>
public sealed class SendTrackingCode(AppDbContext db, UnitOfWork work, INotices notices, SaolaSettings settings, TimeProvider clock)
{
    /// <summary>Sends it if number and e-mail address belong together; at most once an hour for a case.</summary>
    public Task HandleAsync(string number, string email, CancellationToken cancellationToken) => work.RunAsync(async token =>
    {
        var clean = VietnameseText.Clean(number).ToUpperInvariant();
        var dossier = await db.Set<Case>().AsNoTracking().FirstOrDefaultAsync(c => c.Number == clean, token);
        if (dossier?.ContactEmail is not { } address || !string.Equals(address, email.Trim(), StringComparison.OrdinalIgnoreCase)) return;
        await notices.EnqueueAsync(new Notice
        {
            Kind = "tracking_code", Email = address, Title = Texts.Say("TrackingCode.Title", dossier.Number),
            Body = Texts.Say("TrackingCode.Body", dossier.Number, dossier.TrackingCode, settings.PublicAddress),
            About = CaseSubject.Of(dossier.Id), Key = $"tracking-code:{dossier.Id:N}:{clock.Now():yyyyMMddHH}",
        }, token);
    }, cancellationToken);
}
