using Microsoft.EntityFrameworkCore;
using Saola.Engines.Calendar;
using Saola.Engines.Cases.Model;
using Saola.Engines.Cases.Working;
using Saola.Engines.Identity;
using Saola.Engines.Ledger;
using Saola.Events;
using Saola.Events.Cases;
using Saola.Kernel;

namespace Saola.Engines.Cases;

/// <summary>How a result on paper leaves the department.</summary>
public sealed record ResultHandOver
{
    /// <summary>The case.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>At the counter or by post.</summary>
    public required DeliveryMode Mode { get; init; }

    /// <summary>At the counter: who took it.</summary>
    public string? Receiver { get; init; }

    /// <summary>At the counter: the paper that proves it, such as <c>Giấy ủy quyền ngày 20/11/2026</c>; null when the applicant came.</summary>
    public string? Proof { get; init; }

    /// <summary>By post: the carrier.</summary>
    public string? Carrier { get; init; }

    /// <summary>By post: the number of the item.</summary>
    public string? TrackingCode { get; init; }
}

/// <summary>Trả kết quả at the counter or by post, with who took it or the number of the item. After returned mail it is handed over again.</summary>
public sealed class HandOverResult
{
    private readonly CaseHandler _handler;
    private readonly TimeProvider _clock;

    internal HandOverResult(CaseHandler handler, TimeProvider clock) => (_handler, _clock) = (handler, clock);

    /// <summary>Faults: <c>case.unknown</c>, <c>case.not_yours</c>, <c>case.no_result</c>, <c>delivery.mode</c>, <c>delivery.receiver</c>, <c>delivery.tracking_code</c>.</summary>
    public Task<Result> HandleAsync(ResultHandOver handOver, CancellationToken cancellationToken) =>
        _handler.ChangeAsync(handOver.CaseId, async (dossier, _, authority, token) =>
        {
            var work = _handler.Work;
            if (!authority.Has(Roles.Clerk) && !authority.Has(Roles.Office)) return new Fault("case.not_yours", Texts.Say("Decide.NotYours"));
            var isAgain = dossier is { State: CaseState.Returned, Delivery: DeliveryState.MailReturned };
            if (dossier.State != CaseState.Resolved && !isAgain) return new Fault("case.no_result", Texts.Say("ReturnResult.NoResult"));
            if (Missing(handOver) is { } missing) return missing;
            (dossier.DeliveryMode, dossier.Delivery) = (handOver.Mode, handOver.Mode == DeliveryMode.Post ? DeliveryState.Posted : DeliveryState.Delivered);
            work.Db.Add(Row(handOver, authority.PersonId));
            var mode = handOver.Mode.ToString().ToLowerInvariant();
            List<IEvent> events = [new ResultHandedOver(dossier.Facts, mode, work.Now)];
            if (!isAgain)
            {
                (dossier.State, dossier.ReturnedAt) = (CaseState.Returned, work.Now);
                events.Add(new CaseReturned(dossier.Facts, mode, work.Now));
            }
            await work.RecordAsync(dossier, new ActDraft { Kind = "cases.hand_over_result", Subject = CaseSubject.Of(dossier.Id) }, events, isAgain ? null : CaseTransition.Returned, token);
            return Result.Done;
        }, cancellationToken);

    private static Fault? Missing(ResultHandOver handOver) => handOver.Mode switch
    {
        DeliveryMode.Counter when string.IsNullOrWhiteSpace(handOver.Receiver) => new Fault("delivery.receiver", Texts.Say("Delivery.ReceiverMissing"), "Receiver"),
        DeliveryMode.Post when string.IsNullOrWhiteSpace(handOver.TrackingCode) => new Fault("delivery.tracking_code", Texts.Say("Delivery.TrackingMissing"), "TrackingCode"),
        DeliveryMode.Electronic => new Fault("delivery.mode", Texts.Say("Delivery.ModeWrong"), "Mode"),
        _ => null,
    };

    private CaseHandOver Row(ResultHandOver handOver, Guid? by) => new()
    {
        Id = Ids.New(_clock), CaseId = handOver.CaseId, Mode = handOver.Mode, At = _handler.Work.Now, By = by, Receiver = Words(handOver.Receiver), Proof = Words(handOver.Proof),
        Carrier = handOver.Mode == DeliveryMode.Post ? Words(handOver.Carrier) : null, TrackingCode = handOver.Mode == DeliveryMode.Post ? Words(handOver.TrackingCode) : null,
    };

    private static string? Words(string? text) => VietnameseText.Clean(text) is { Length: > 0 } words ? words[..Math.Min(words.Length, 300)] : null;
}

/// <summary>Thư bị chuyển hoàn: the item came back, with the reason on it. The result waits for another hand-over.</summary>
public sealed class RecordReturnedMail
{
    private readonly CaseHandler _handler;

    internal RecordReturnedMail(CaseHandler handler) => _handler = handler;

    /// <summary>Faults: <c>case.unknown</c>, <c>case.not_yours</c>, <c>delivery.not_posted</c>, <c>case.reason_missing</c>.</summary>
    public Task<Result> HandleAsync(Guid caseId, string? reason, CancellationToken cancellationToken) =>
        _handler.ChangeAsync(caseId, async (dossier, _, authority, token) =>
        {
            var work = _handler.Work;
            if (!authority.Has(Roles.Clerk) && !authority.Has(Roles.Office)) return new Fault("case.not_yours", Texts.Say("Decide.NotYours"));
            if (dossier.Delivery != DeliveryState.Posted) return new Fault("delivery.not_posted", Texts.Say("Delivery.NotPosted"));
            if (string.IsNullOrWhiteSpace(reason)) return new Fault("case.reason_missing", Texts.Say("Decide.ReasonMissing"), "Reason");
            var sent = await work.Db.Set<CaseHandOver>().Where(h => h.CaseId == caseId && h.Mode == DeliveryMode.Post).OrderByDescending(h => h.At).FirstAsync(token);
            (sent.ReturnedAt, sent.ReturnReason, dossier.Delivery) = (work.Now, VietnameseText.Clean(reason), DeliveryState.MailReturned);
            var round = await work.Db.Set<CaseHandOver>().CountAsync(h => h.CaseId == caseId, token);
            await work.RecordAsync(dossier, new ActDraft { Kind = "cases.record_returned_mail", Subject = CaseSubject.Of(caseId), Reason = reason },
                [new MailReturned(dossier.Facts, work.Now)], CaseTransition.MailReturned, token, round);
            return Result.Done;
        }, cancellationToken);
}

/// <summary>The applicant says when they come for a result that lies at the counter, within the working hours of the next thirty days.</summary>
public sealed class ChoosePickUp
{
    private static readonly TimeSpan Furthest = TimeSpan.FromDays(30);
    private readonly CaseHandler _handler;
    private readonly ICalendars _calendars;

    internal ChoosePickUp(CaseHandler handler, ICalendars calendars) => (_handler, _calendars) = (handler, calendars);

    /// <summary>Faults: <c>case.unknown</c>, <c>delivery.not_at_counter</c>, <c>delivery.pick_up_time</c>.</summary>
    public Task<Result> HandleAsync(Guid caseId, DateTimeOffset? at, CancellationToken cancellationToken) =>
        _handler.ChangeOwnAsync(caseId, async (dossier, _, token) =>
        {
            var work = _handler.Work;
            var waits = dossier is { State: CaseState.Resolved, DeliveryMode: DeliveryMode.Counter } or { Delivery: DeliveryState.MailReturned };
            if (!waits) return new Fault("delivery.not_at_counter", Texts.Say("Delivery.NotAtCounter"));
            if (at is not { } chosen || chosen <= work.Now || chosen > work.Now + Furthest || !_calendars.For(null).IsWorkingTime(chosen)) return new Fault("delivery.pick_up_time", Texts.Say("Delivery.PickUpTime"), "PickUp");
            dossier.PickUpAt = VietnamTime.Cut(chosen);
            await work.RecordAsync(dossier, new ActDraft { Kind = "cases.choose_pick_up", Subject = CaseSubject.Of(caseId) }, [new PickUpChosen(dossier.Facts, dossier.PickUpAt.Value, work.Now)], null, token);
            return Result.Done;
        }, cancellationToken);
}
