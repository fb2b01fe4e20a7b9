using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Saola.Engines.Calendar;
using Saola.Engines.Cases.Clock;
using Saola.Engines.Cases.Filing;
using Saola.Engines.Cases.Model;
using Saola.Engines.Cases.Working;
using Saola.Events;
using Saola.Events.Cases;
using Saola.Kernel;

namespace Saola.Engines.Cases.History;

/// <summary>A case while its past is played in memory: the same states, steps, pauses and due dates that the handlers give.</summary>
internal sealed class PastCase
{
    private readonly CaseTypeDefinition _type;
    private readonly CaseHistory _history;
    private readonly CaseClock _clock;
    private readonly List<CasePause> _pauses = [];
    private readonly List<CaseStepRun> _runs = [];
    private readonly List<CaseFee> _fees = [];
    private CaseSupplement? _open;
    private CaseResult? _result;

    public PastCase(CaseHistory history, string number, CaseClock clock, DateTimeOffset receptionDue)
    {
        var (filed, at) = (history.Filed, history.FiledAt);
        (_type, _clock, _history) = (filed.Type, clock, history);
        Case = new Case
        {
            Id = Ids.At(at), Number = number, TrackingCode = CaseNumbers.NewCode(8), SubmissionKey = filed.Key, TypeCode = _type.Code, TypeVersion = _type.Version, TypeName = _type.Name,
            FieldCode = _type.FieldCode, UnitCode = _type.UnitCode, Channel = filed.Channel, DeliveryMode = filed.DeliveryMode,
            Payment = filed.Fees.Any(f => f.Amount > Money.Zero) ? PaymentState.Due : PaymentState.NotRequired,
            ApplicantPersonId = filed.ApplicantPersonId, FilerPersonId = filed.FilerPersonId, OrganisationId = filed.OrganisationId, ApplicantName = filed.ApplicantName,
            ApplicantNumber = filed.ApplicantNumber, ContactEmail = filed.Email, ContactPhone = filed.Phone, ContactAddress = filed.Address,
            Folded = Case.FoldedOf(number, filed.ApplicantName, _type.Name, _type.Code), FiledAt = at, ReceptionDueAt = receptionDue, SortDueAt = receptionDue,
        };
        foreach (var fee in filed.Fees) _fees.Add(Add(new CaseFee { Id = Ids.At(at), CaseId = Case.Id, FeeId = fee.FeeId, Name = fee.Name, Amount = fee.Amount, Collected = fee.Collected }));
        foreach (var paper in history.Papers) Add(Paper(paper, at));
        Enter(_type.First, at, null);
        _runs[0].DueAt = Case.StepDueAt = receptionDue;
    }

    public Case Case { get; }

    public List<object> Rows { get; } = [];

    public TRow Add<TRow>(TRow row) where TRow : class
    {
        Rows.Add(row);
        return row;
    }

    private CasePaper Paper(HistoryPaper paper, DateTimeOffset at) => new()
    {
        Id = Ids.At(at), CaseId = Case.Id, PaperId = paper.PaperId, Name = paper.Name, FileId = paper.FileId, FileName = paper.FileName,
        Size = paper.Content.Size, Sha256 = paper.Content.Sha256, SinceVersion = 1,
    };

    /// <summary>Plays one act; gives its kind and events.</summary>
    public async Task<(string Kind, IReadOnlyList<IEvent> Events)> PlayAsync(HistoryAct act, Func<string, DateTimeOffset, CancellationToken, Task<string>> resultNumber, CancellationToken cancellationToken) => act.What switch
    {
        Decisions.Accept => ("cases.accept", Accept(act)),
        Decisions.Refuse => ("cases.refuse_at_intake", Refuse(act)),
        Decisions.Supplement => ("cases.request_supplement", Ask(act)),
        "answer" => ("cases.answer_supplement", Answer(act)),
        "fee" => ("cases.record_fee", Pay(act)),
        "withdraw" => ("cases.withdraw", Withdraw(act)),
        "deliver" => ("cases.return_result", Deliver(act)),
        "rate" => ("cases.rate", Rate(act)),
        Decisions.Issue => ("cases.issue", await IssueAsync(act, resultNumber, cancellationToken)),
        Decisions.Sign => ("cases.sign", Sign(act)),
        Decisions.ProposeGrant or Decisions.ProposeRefusal => ($"cases.{act.What}", Propose(act)),
        _ => ($"cases.{act.What}", [HandOver(act)]),
    };

    private IReadOnlyList<IEvent> Accept(HistoryAct act)
    {
        var inTime = act.At <= Case.ReceptionDueAt;
        Case.State = CaseState.Accepted;
        Case.AcceptedAt = act.At;
        Case.SetDue(_clock.Due(_type, Case.UnitCode, act.At, [], act.At));
        var handOver = HandOver(act);
        return [new CaseAccepted(Case.Facts, act.At, _clock.Effective(_type, Case.UnitCode, act.At), Case.DueAt, inTime), handOver];
    }

    private IReadOnlyList<IEvent> Refuse(HistoryAct act)
    {
        (Case.State, Case.EndedAt) = (CaseState.RejectedAtIntake, act.At);
        return [new CaseRefusedAtIntake(Case.Facts, act.At, act.At <= Case.ReceptionDueAt), Leave(act)];
    }

    private IReadOnlyList<IEvent> Ask(HistoryAct act)
    {
        Case.State = CaseState.SupplementRequested;
        Case.SupplementRounds++;
        Case.PausedAt = act.At;
        _pauses.Add(Add(new CasePause { Id = Ids.At(act.At), CaseId = Case.Id, From = act.At, Ground = PauseGrounds.Supplement }));
        _open = Add(new CaseSupplement
        {
            Id = Ids.At(act.At), CaseId = Case.Id, Round = Case.SupplementRounds, StepId = Case.StepId!, AskedAt = act.At, AskedBy = act.By.PersonId,
            DueBy = VietnamTime.Day(act.At).AddDays(15), Items = JsonSerializer.Serialize(act.Items, CaseTypes.JsonOptions),
        });
        return [new SupplementRequested(Case.Facts, Case.SupplementRounds, act.Items.Count, act.At)];
    }

    private IReadOnlyList<IEvent> Answer(HistoryAct act)
    {
        _open!.AnsweredAt = act.At;
        _pauses[^1].To = act.At;
        Case.PausedAt = null;
        Case.State = Case.AcceptedAt is null ? CaseState.Submitted : CaseState.Processing;
        var pauses = Pauses();
        if (Case.AcceptedAt is { } accepted) Case.SetDue(_clock.Due(_type, Case.UnitCode, accepted, pauses, act.At));
        else Case.SortDueAt = Case.ReceptionDueAt = _clock.ReceptionDue(_type, Case.StepUnit!, act.At);
        Case.StepDueAt = Case.AcceptedAt is null ? Case.ReceptionDueAt : _clock.StepDue(_type.Step(Case.StepId)!, _runs[^1].StartedAt, pauses, act.At);
        _runs[^1].DueAt = Case.StepDueAt;
        return [new SupplementAnswered(Case.Facts, Case.SupplementRounds, Case.DataVersion, act.At, Case.DueAt, "")];
    }

    private List<IEvent> Pay(HistoryAct act)
    {
        var events = new List<IEvent>();
        foreach (var fee in _fees.Where(f => f.ReceivedAt is null))
        {
            (fee.Received, fee.ReceivedAt, fee.ReceivedBy, fee.ReceiptNumber) = (fee.Amount, act.At, act.By.PersonId, act.Words);
            events.Add(new FeeReceived(Case.Facts, fee.FeeId, fee.Amount.Dong, act.At));
        }
        Case.Payment = PaymentState.Paid;
        return events;
    }

    private IReadOnlyList<IEvent> Sign(HistoryAct act)
    {
        Case.Outcome = Case.Proposal == CaseOutcome.Refused ? CaseOutcome.Refused : CaseOutcome.Granted;
        var drafted = Draft(act);
        (_result!.SignedBy, _result.SignedAt) = (act.By.PersonId, act.At);
        return [.. drafted, HandOver(act)];
    }

    private IReadOnlyList<IEvent> Propose(HistoryAct act)
    {
        Case.Proposal = act.What == Decisions.ProposeRefusal ? CaseOutcome.Refused : CaseOutcome.Granted;
        return [.. Draft(act), HandOver(act)];
    }

    // A workflow may propose and sign twice (a notice of completeness, then the result): there is one result.
    private IReadOnlyList<IEvent> Draft(HistoryAct act)
    {
        if (_result is not null) return [];
        var made = (Case.Proposal == CaseOutcome.Refused ? _history.Refused : _history.Granted) ?? HistoryResult.Of(_type);
        _result = Add(new CaseResult { Id = Ids.At(act.At), CaseId = Case.Id, ResultId = made.ResultId, Title = made.Title, Body = made.Body, VerificationCode = CaseNumbers.NewCode(26) });
        return [new ResultDrafted(Case.Facts, made.ResultId, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(made.Body))), act.At)];
    }

    private async Task<IReadOnlyList<IEvent>> IssueAsync(HistoryAct act, Func<string, DateTimeOffset, CancellationToken, Task<string>> resultNumber, CancellationToken cancellationToken)
    {
        _result!.Number = await resultNumber(CaseNumbers.ResultTemplate(_type, Case.Outcome, _result.ResultId), act.At, cancellationToken);
        (_result.IssuedAt, _result.NumberedAt, _result.NumberedBy) = (act.At, act.At, act.By.PersonId);
        (Case.State, Case.Delivery, Case.ResolvedAt, Case.EndedAt) = (CaseState.Resolved, DeliveryState.Ready, act.At, act.At);
        var handOver = Leave(act);
        var time = _clock.Split(_type, Case, [.. _pauses.Select(p => new CaseStop(p.Ground, p.From, p.To))], act.At) ?? CaseTime.None;
        (Case.AgencyMinutes, Case.CitizenMinutes, Case.ResolvedEarly) = (time.Agency.Minutes, time.Citizen.Minutes, Case.IsEarlyAt(act.At));
        return [handOver, new CaseResolved(Case.Facts, Case.Outcome.ToString().ToLowerInvariant(), act.At, Case.DueAt, Case.DueAt is null || act.At <= Case.DueAt,
            time.Agency.Minutes, time.Citizen.Minutes, time.Others.Minutes, Case.SupplementRounds, Case.ResolvedEarly)];
    }

    private IReadOnlyList<IEvent> Deliver(HistoryAct act)
    {
        (Case.State, Case.Delivery, Case.ReturnedAt) = (CaseState.Returned, DeliveryState.Delivered, act.At);
        return [new CaseReturned(Case.Facts, Case.DeliveryMode.ToString().ToLowerInvariant(), act.At)];
    }

    private IReadOnlyList<IEvent> Withdraw(HistoryAct act)
    {
        (Case.State, Case.EndedAt, Case.StopGround, Case.StopReason) = (CaseState.Stopped, act.At, StopGround.Withdrawn, act.Words);
        Finish(act, "stop");
        CaseWork.LeaveSteps(Case);
        return [new WithdrawalRequested(Case.Facts, act.At), new CaseStopped(Case.Facts, nameof(StopGround.Withdrawn), act.At, Case.DueAt)];
    }

    private IReadOnlyList<IEvent> Rate(HistoryAct act)
    {
        Case.Satisfaction = act.Words;
        return [new CaseRated(Case.Facts, act.Words!, act.At)];
    }

    private CaseStepFinished HandOver(HistoryAct act)
    {
        if (CaseStates.Continues(act.What)) Case.State = CaseState.Processing;
        var (from, next) = (Finish(act, act.What), StepFlow.Next(_type, Case.StepId!)!);
        var step = Case.StepId!;
        Enter(next, act.At, act.Assignee);
        return new CaseStepFinished(Case.Facts, step, from.UnitCode, act.What, from.StartedAt, from.DueAt, act.At, next.Id);
    }

    private CaseStepFinished Leave(HistoryAct act)
    {
        var from = Finish(act, act.What);
        CaseWork.LeaveSteps(Case);
        return new CaseStepFinished(Case.Facts, from.StepId, from.UnitCode, act.What, from.StartedAt, from.DueAt, act.At, null);
    }

    private CaseStepRun Finish(HistoryAct act, string decision)
    {
        var run = _runs[^1];
        (run.FinishedAt, run.Decision, run.Reason, run.FinishedBy) = (act.At, decision, act.What == "fee" ? null : act.Words, act.By.PersonId);
        return run;
    }

    private void Enter(StepDefinition step, DateTimeOffset at, Guid? assignee)
    {
        (Case.StepId, Case.StepUnit, Case.StepRole, Case.AssigneeId, Case.StepStartedAt, Case.StepDueAt) = (step.Id, step.UnitCode, step.Role, assignee, at, _clock.StepDue(step, at, [], at));
        _runs.Add(Add(new CaseStepRun
        {
            Id = Ids.At(at), CaseId = Case.Id, Position = _runs.Count + 1, StepId = step.Id, StepName = step.Name, UnitCode = step.UnitCode, Role = step.Role,
            AssigneeId = assignee, StartedAt = at, DueAt = Case.StepDueAt,
        }));
    }

    private List<Pause> Pauses() => [.. _pauses.Select(p => new Pause(p.From, p.To))];
}
