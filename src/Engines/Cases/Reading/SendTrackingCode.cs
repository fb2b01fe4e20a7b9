using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Cases.Model;
using Saola.Engines.Identity;
using Saola.Engines.Messages;
using Saola.Kernel;

namespace Saola.Engines.Cases;

/// <summary>
/// A lost tracking code is sent again, but only to a confirmed address of the filer or the applicant: whoever holds the code reads the dossier, and an address that
/// was merely typed into it may be a stranger's. Such an address hears where the code is given back (the counter, national identity). The answer on the screen is
/// the same whatever happened.
/// </summary>
public sealed class SendTrackingCode(AppDbContext db, UnitOfWork work, INotices notices, IDirectory directory, SaolaSettings settings, TimeProvider clock)
{
    /// <summary>Sends it if number and e-mail address belong together; at most once an hour for a case and address.</summary>
    public Task HandleAsync(string number, string email, CancellationToken cancellationToken) => work.RunAsync(async token =>
    {
        var clean = VietnameseText.Clean(number).ToUpperInvariant();
        if (await db.Set<Case>().AsNoTracking().FirstOrDefaultAsync(c => c.Number == clean, token) is not { } dossier) return;
        var (typed, hour) = (email.Trim(), clock.Now().ToString("yyyyMMddHH", System.Globalization.CultureInfo.InvariantCulture));
        if (await ConfirmedAsync(dossier, typed, token) is { } confirmed)
            await SendAsync(dossier, confirmed, "TrackingCode.Body", $"tracking-code:{dossier.Id:N}:{hour}", token, dossier.Number, dossier.TrackingCode, settings.PublicAddress);
        else if (dossier.ContactEmail is { } address && IsSame(address, typed))
            await SendAsync(dossier, address, "TrackingCode.Pointer", $"tracking-code-pointer:{dossier.Id:N}:{hour}", token, dossier.Number, settings.PublicAddress);
    }, cancellationToken);

    private async Task<string?> ConfirmedAsync(Case dossier, string typed, CancellationToken cancellationToken)
    {
        List<Guid> owners = [.. new[] { dossier.FilerPersonId, dossier.ApplicantPersonId }.OfType<Guid>()];
        var people = await directory.PeopleAsync(owners, cancellationToken);
        return people.Values.FirstOrDefault(p => p is { EmailConfirmed: true, Email: not null } && IsSame(p.Email, typed))?.Email;
    }

    private static bool IsSame(string address, string typed) => string.Equals(address.Trim(), typed, StringComparison.OrdinalIgnoreCase);

    private Task SendAsync(Case dossier, string address, string body, string key, CancellationToken cancellationToken, params object[] words) => notices.EnqueueAsync(new Notice
    {
        Kind = "tracking_code", Email = address, Title = Texts.Say("TrackingCode.Title", dossier.Number), Body = Texts.Say(body, words), About = CaseSubject.Of(dossier.Id), Key = key,
    }, cancellationToken);
}
