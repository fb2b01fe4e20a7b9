using System.Text.Json.Nodes;
using Saola.Engines.Calendar;
using Saola.Engines.Cases;
using Saola.Engines.Cases.Forms.Sampling;
using Saola.Kernel;
using Saola.Modules.PublicServices.Catalogue;

namespace Saola.Modules.PublicServices.Demonstration;

/// <summary>Who files in the demonstration.</summary>
/// <param name="Person">The person.</param>
/// <param name="OrganisationId">Organisation, or null for a citizen.</param>
/// <param name="Name">Name on the dossier.</param>
/// <param name="Number">Personal number or tax code.</param>
/// <param name="Email">E-mail.</param>
/// <param name="Phone">Telephone.</param>
/// <param name="Address">Address.</param>
internal sealed record Filer(Guid Person, Guid? OrganisationId, string Name, string? Number, string? Email, string? Phone, string? Address);

/// <summary>What a dossier declares.</summary>
/// <param name="Data">The form.</param>
/// <param name="Fees">Its fees.</param>
internal sealed record Declared(JsonObject Data, IReadOnlyList<CaseFeeDraft> Fees)
{
    /// <summary>Its files.</summary>
    public IReadOnlyList<HistoryPaper> Papers { get; init; } = [];

    /// <summary>The result, should it be granted.</summary>
    public HistoryResult? Granted { get; init; }

    /// <summary>The written refusal, should it come to one.</summary>
    public HistoryResult? Refused { get; init; }
}

/// <summary>The staff of the demonstration by role and unit.</summary>
internal delegate Actor StaffOf(string role, string unitCode, SampleRandom random);

/// <summary>
/// Plays one dossier of the invented year: when it was filed, how long each step took, what was asked, how it ended. The same seed gives the same dossier.
/// A dossier whose next act would lie after the present stays open there.
/// </summary>
internal sealed class YearOfCases(ICalendars calendars, StaffOf staff, DateTimeOffset now)
{
    private const int RatedPercent = 45;
    private static readonly string[] Levels = ["satisfied", "satisfied", "satisfied", "satisfied", "acceptable", "acceptable", "dissatisfied"];

    /// <summary>One dossier; what would lie after the present is left out.</summary>
    public CaseHistory Play(CaseTypeDefinition type, Procedure procedure, Filer filer, JsonObject data, IReadOnlyList<CaseFeeDraft> fees, DateTimeOffset filedAt, string key, SampleRandom random) =>
        Play(type, procedure, filer, new Declared(data, fees), filedAt, key, Course.Drawn(random), random);

    /// <summary>One dossier with a given course.</summary>
    public CaseHistory Play(CaseTypeDefinition type, Procedure procedure, Filer filer, Declared declared, DateTimeOffset filedAt, string key, Course course, SampleRandom random)
    {
        var acts = Acts(type, procedure, filer, declared.Fees.Count > 0, filedAt, course, random);
        var channel = random.Happens(92) ? CaseChannel.Online : random.Happens(75) ? CaseChannel.Counter : CaseChannel.Post;
        var by = channel == CaseChannel.Online ? ActorOf(filer) : staff("clerk", type.First.UnitCode, random);
        return new CaseHistory
        {
            FiledAt = filedAt, FiledBy = by, Acts = [.. acts.TakeWhile(a => a.At <= now)],
            Papers = declared.Papers, Granted = declared.Granted, Refused = declared.Refused,
            Filed = new CaseSubmission
            {
                Type = type, Key = key, Data = declared.Data, Channel = channel, ApplicantPersonId = filer.Person, FilerPersonId = filer.Person, OrganisationId = filer.OrganisationId,
                ApplicantName = filer.Name, ApplicantNumber = filer.Number, Email = filer.Email, Phone = filer.Phone, Address = filer.Address,
                DeliveryMode = course.Electronic ? DeliveryMode.Electronic : DeliveryMode.Counter, Attachments = [], Fees = declared.Fees,
            },
        };
    }

    /// <summary>Whether a course fits between the filing and the present.</summary>
    public bool Fits(CaseTypeDefinition type, Procedure procedure, Filer filer, DateTimeOffset filedAt, Course course, SampleRandom random) =>
        Acts(type, procedure, filer, paid: true, filedAt, course, random).TrueForAll(a => a.At <= now);

    private List<HistoryAct> Acts(CaseTypeDefinition type, Procedure procedure, Filer filer, bool paid, DateTimeOffset filedAt, Course course, SampleRandom random)
    {
        var acts = new List<HistoryAct>();
        var play = new Pace(calendars, filedAt, course.Late, random);
        var steps = type.Steps.Where(s => s.Kind != StepKind.Opinions && !s.Optional).ToList();
        var supplement = course.Supplement ? steps.FirstOrDefault(s => s.Kind == StepKind.Examine)?.Id : null;
        foreach (var (index, step) in steps.Index())
        {
            if (step.Kind == course.Waits) return acts;
            var worker = staff(step.Role, step.UnitCode, random);
            var at = play.Work(step);
            if (index == 0 && course.RefusedAtIntake) return [.. acts, new HistoryAct { At = at, What = Decisions.Refuse, By = worker, Words = RefusalWords(procedure, random) }];
            if (index == 0 && course.Withdrawn) return [.. acts, new HistoryAct { At = at, What = "withdraw", By = ActorOf(filer), Words = "Tôi nộp nhầm thủ tục, xin rút hồ sơ." }];
            if (step.Id == supplement)
            {
                acts.Add(new HistoryAct { At = at, What = Decisions.Supplement, By = worker, Items = [Asked(procedure, random)] });
                if (course.Unanswered) return acts;
                acts.Add(new HistoryAct { At = play.Wait(random.Next(4, 60)), What = "answer", By = ActorOf(filer) });
                at = play.Extra(random.Next(60, 240));
            }
            var next = index + 1 < steps.Count ? staff(steps[index + 1].Role, steps[index + 1].UnitCode, random) : null;
            acts.Add(new HistoryAct { At = at, What = Decision(step, course.Refused), By = worker, Assignee = next is not null && steps[index + 1].Role == "officer" ? next.PersonId : null, Words = course.Refused && step.Kind == StepKind.Examine ? RefusalWords(procedure, random) : null });
            var receipt = $"BL-{VietnamTime.Day(at).Year}-{random.Next(1, 99999):00000}";
            if (index == 0 && paid && !course.Unpaid) acts.Add(new HistoryAct { At = at.AddMinutes(2), What = "fee", By = worker, Words = receipt });
        }
        return course.Unfetched ? acts : Delivered(acts, filer, play, random);
    }

    private static List<HistoryAct> Delivered(List<HistoryAct> acts, Filer filer, Pace play, SampleRandom random)
    {
        var at = play.At.AddMinutes(random.Next(1, 3));
        acts.Add(new HistoryAct { At = at, What = "deliver", By = Actor.System("job:cases.react") });
        if (random.Happens(RatedPercent)) acts.Add(new HistoryAct { At = at.AddHours(random.Next(1, 60)), What = "rate", By = ActorOf(filer), Words = random.Pick(Levels) });
        return acts;
    }

    private static Actor ActorOf(Filer filer) => new(ActorKind.Person, filer.Person, filer.Name, "person");

    private static SupplementItem Asked(Procedure procedure, SampleRandom random)
    {
        var paper = procedure.Papers.FirstOrDefault(p => p.Kind == PaperKind.Upload);
        return paper is null
            ? new SupplementItem(procedure.Form.Sections[0].Fields.First().Id, procedure.Form.Sections[0].Fields.First().Label, "Nội dung chưa khớp giấy tờ đã nộp.", "Xem lại và khai đúng như giấy tờ.")
            : new SupplementItem("paper:" + paper.Id, paper.Name, random.Pick(["Trang 2 bị mờ, không đọc được.", "Thiếu chữ ký và dấu ở trang cuối.", "Bản chụp thiếu trang."]), "Gửi lại bản đủ trang, rõ nét.");
    }

    private static string Decision(StepDefinition step, bool refused) => step.Kind switch
    {
        StepKind.Intake => Decisions.Accept,
        StepKind.Assign => Decisions.Assign,
        StepKind.Examine => refused ? Decisions.ProposeRefusal : Decisions.ProposeGrant,
        StepKind.Draft => step.Decisions.Contains(Decisions.Forward) ? Decisions.Forward : refused ? Decisions.ProposeRefusal : Decisions.ProposeGrant,
        StepKind.Review => Decisions.Approve,
        StepKind.Sign => Decisions.Sign,
        StepKind.Issue => Decisions.Issue,
        _ => Decisions.Forward,
    };

    private static string RefusalWords(Procedure procedure, SampleRandom random) =>
        procedure.Conditions.Count > 0 ? $"Chưa đạt điều kiện: {random.Pick(procedure.Conditions)}" : "Hồ sơ không thuộc thẩm quyền giải quyết của Sở.";

    /// <summary>The clock of one dossier: steps take part of their term, sometimes too long.</summary>
    private sealed class Pace(ICalendars calendars, DateTimeOffset start, bool late, SampleRandom random)
    {
        public DateTimeOffset At { get; private set; } = start;

        public DateTimeOffset Work(StepDefinition step)
        {
            var hours = step.Hours > 0 ? step.Hours : 8;
            var percent = late && step.Kind is StepKind.Examine or StepKind.Sign ? random.Next(170, 260) : random.Next(15, 92);
            if (step.Kind == StepKind.Intake) percent = Math.Min(percent, 95);
            return Extra(Math.Max(5, hours * 60 * percent / 100));
        }

        public DateTimeOffset Extra(int minutes) => At = calendars.For(null).AddWorkingTime(At, TimeSpan.FromMinutes(minutes));

        public DateTimeOffset Wait(int hours) => At = At.AddHours(hours);
    }
}
