using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Calendar;
using Saola.Engines.Cases.Clock;
using Saola.Engines.Cases.Model;
using Saola.Engines.Cases.Reading;
using Saola.Engines.Cases.Working;
using Saola.Engines.Identity;
using Saola.Kernel;

namespace Saola.Engines.Cases;

/// <summary>Reads one case for an officer, its applicant, the tracking page or the program. What you may not read does not exist.</summary>
public sealed class ReadCase
{
    private readonly AppDbContext _db;
    private readonly CaseTypes _types;
    private readonly CaseClock _clock;
    private readonly ICurrentUser _user;
    private readonly TimeProvider _time;

    internal ReadCase(AppDbContext db, CaseTypes types, CaseClock clock, ICurrentUser user, TimeProvider time) =>
        (_db, _types, _clock, _user, _time) = (db, types, clock, user, time);

    internal static Expression<Func<Case, CaseRow>> ToRow { get; } = c => new CaseRow(
        c.Id, c.Number, c.TypeCode, c.TypeName, c.FieldCode, c.ApplicantName, c.State, c.Payment, c.Channel, c.UnitCode, c.StepId, c.StepUnit, c.StepRole,
        c.AssigneeId, c.FiledAt, c.AcceptedAt, c.DueAt, c.StepDueAt, c.ReceptionDueAt, c.PausedAt, c.EndedAt, c.ReturnedAt, c.Outcome, c.DeliveryMode, c.RowVersion,
        c.StepStartedAt, c.PromisedAt, c.SupplementRounds, c.AgencyMinutes, c.CitizenMinutes);

    private static Func<Case, CaseRow> RowOf { get; } = ToRow.Compile();

    /// <summary>By number, for a member of staff who may read it or for the applicant; null otherwise.</summary>
    public async Task<CaseDetails?> ForUserAsync(string number, CancellationToken cancellationToken)
    {
        var dossier = await _db.Set<Case>().AsNoTracking().FirstOrDefaultAsync(c => c.Number == number, cancellationToken);
        if (dossier is null) return null;
        var authority = await _user.AuthorityAsync(cancellationToken);
        var own = CaseRights.IsOwn(dossier, _user);
        var staff = await CaseReaders.MayReadAsync(_db, dossier, authority, cancellationToken);
        return own || staff ? await DetailsAsync(dossier, staff, own, CaseRights.MayDecide(dossier, authority), cancellationToken) : null;
    }

    /// <summary>For the program (slips, notices); nothing is hidden.</summary>
    public async Task<CaseDetails?> ForProgramAsync(Guid id, CancellationToken cancellationToken) =>
        await _db.Set<Case>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, cancellationToken) is { } dossier
            ? await DetailsAsync(dossier, staff: true, own: false, mayDecide: false, cancellationToken) : null;

    /// <summary>
    /// For the tracking page: number and code must both be right; a wrong number and a wrong code look the same and take the same way.
    /// What was declared, the result and the slips are not read for it: whoever holds the code sees how far the case is, and no more.
    /// </summary>
    public Task<CaseDetails?> ForTrackingAsync(string number, string code, CancellationToken cancellationToken) =>
        OnOneConnectionAsync(async () =>
        {
            var followed = await CaseQueries.Of(_db).Followed(_db, VietnameseText.Clean(number).ToUpperInvariant());
            var right = SecretText.IsSame(followed?.Case.TrackingCode ?? "--------", VietnameseText.Clean(code).ToUpperInvariant());
            return followed is not null && right ? await FollowedAsync(followed, cancellationToken) : null;
        }, cancellationToken);

    /// <summary>An earlier version of the declaration, or null.</summary>
    public Task<string?> DataVersionAsync(Guid caseId, int version, CancellationToken cancellationToken) =>
        _db.Set<CaseData>().AsNoTracking().Where(d => d.CaseId == caseId && d.Version == version).Select(d => d.Json).FirstOrDefaultAsync(cancellationToken);

    /// <summary>The versions of the declaration of a case and when each came, oldest first.</summary>
    public async Task<IReadOnlyList<DataVersionView>> VersionsAsync(Guid caseId, CancellationToken cancellationToken) =>
        await _db.Set<CaseData>().AsNoTracking().Where(d => d.CaseId == caseId).OrderBy(d => d.Version).Select(d => new DataVersionView(d.Version, d.At)).ToListAsync(cancellationToken);

    private Task<CaseDetails> DetailsAsync(Case dossier, bool staff, bool own, bool mayDecide, CancellationToken cancellationToken) =>
        OnOneConnectionAsync(() => PartsAsync(dossier, staff, own, mayDecide, cancellationToken), cancellationToken);

    // For all the parts of a case: opening a connection for each costs more than the reading.
    private async Task<T> OnOneConnectionAsync<T>(Func<Task<T>> read, CancellationToken cancellationToken)
    {
        await _db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            return await read();
        }
        finally
        {
            await _db.Database.CloseConnectionAsync();
        }
    }

    private async Task<CaseDetails> PartsAsync(Case dossier, bool staff, bool own, bool mayDecide, CancellationToken cancellationToken)
    {
        var parts = new CaseParts(_db, dossier.Id, cancellationToken);
        var outline = await OutlineAsync(dossier, await parts.StopsAsync(), cancellationToken);
        var papers = await parts.PapersAsync();
        var results = await parts.ResultsAsync(staff);
        return outline with
        {
            DataJson = await DataVersionAsync(dossier.Id, dossier.DataVersion, cancellationToken) ?? "{}",
            Time = _clock.Split(outline.Type, dossier, outline.Stops, _time.Now()), Apologies = staff || dossier.PromisedAt is not null ? await parts.ApologiesAsync(staff) : [],
            Papers = papers, FilesFiled = papers.Count(p => p.SinceVersion == 1), Runs = await parts.RunsAsync(), Supplements = await parts.SupplementsAsync(),
            Opinions = staff ? await parts.OpinionsAsync() : [], Comments = staff ? await parts.CommentsAsync() : [],
            Fees = await parts.FeesAsync(), Result = results.Count > 0 ? results[0] : null, FormerResults = [.. results.Skip(1)], Documents = await parts.DocumentsAsync(staff),
            Delivery = outline.Delivery with { HandOvers = dossier.ReturnedAt is not null ? await parts.HandOversAsync() : [] },
            MayDecide = mayDecide, IsOwn = own,
        };
    }

    private async Task<CaseDetails> FollowedAsync(FollowedCase followed, CancellationToken cancellationToken)
    {
        var dossier = followed.Case;
        var parts = new CaseParts(_db, dossier.Id, cancellationToken);
        var outline = await OutlineAsync(dossier, followed.Stops, cancellationToken);
        return outline with
        {
            FilesFiled = followed.FilesFiled, Fees = followed.Fees, Runs = await parts.RunsAsync(),
            Supplements = dossier.SupplementRounds > 0 ? await parts.SupplementsAsync() : [], Apologies = dossier.PromisedAt is not null ? await parts.ApologiesAsync(staff: false) : [],
        };
    }

    // The row with its clock; nothing that needs more rows than the pauses.
    private async Task<CaseDetails> OutlineAsync(Case dossier, IReadOnlyList<CaseStop> stops, CancellationToken cancellationToken)
    {
        var type = await _types.VersionAsync(dossier.TypeCode, dossier.TypeVersion, cancellationToken);
        List<Pause> pauses = [.. stops.Select(s => new Pause(s.From, s.To))];
        var now = _time.Now();
        return new CaseDetails
        {
            Row = RowOf(dossier), Type = type, TrackingCode = dossier.TrackingCode, ApplicantNumber = dossier.ApplicantNumber,
            ApplicantPersonId = dossier.ApplicantPersonId, FilerPersonId = dossier.FilerPersonId, OrganisationId = dossier.OrganisationId,
            Contact = new ContactView(dossier.ContactEmail, dossier.ContactPhone, dossier.ContactAddress), DataVersion = dossier.DataVersion,
            Pauses = pauses, Stops = stops, Satisfaction = dossier.Satisfaction, Proposal = dossier.Proposal,
            Clock = _clock.Read(type, dossier, pauses, now), Counting = _clock.Explain(type, dossier, pauses, now), WorkDone = StepFlow.Done(type, dossier.StepId, dossier.State),
            Stop = dossier.StopGround is { } ground ? new StopView(ground, dossier.StopReason) : null,
            Delivery = new DeliveryView(dossier.Delivery, dossier.PickUpAt, []),
        };
    }
}
