using Saola.Engines.Cases;
using Saola.Engines.Cases.Forms.Sampling;
using Saola.Kernel;
using Saola.Modules.PublicServices.Catalogue;
using Saola.Web.Composition;

namespace Saola.Modules.PublicServices.Demonstration;

/// <summary>A dossier of the year before it is played.</summary>
internal sealed record PlannedCase(Procedure Procedure, Filer Filer, DateTimeOffset FiledAt, string Key, Course Course, bool Shown, int Number);

/// <summary>Says who files what and when in the invented year. The same seed and hour give the same plan.</summary>
internal sealed class YearPlan(DemonstrationRequest request, CaseTypes types, DemonstrationCast cast, YearOfCases shownYear, DateTimeOffset now)
{
    private const int LongestHours = 24 * 200;

    /// <summary>Which stream of numbers a part of a dossier draws from.</summary>
    public const int CourseStream = 1;

    /// <summary>The declaration's stream.</summary>
    public const int DataStream = 2;

    /// <summary>The plan, oldest first, so that numbers of a day follow the clock.</summary>
    public IReadOnlyList<PlannedCase> Make(IReadOnlyList<Procedure> procedures)
    {
        var shown = Shown(procedures).Take(request.Cases).ToList();
        var drawn = Enumerable.Range(shown.Count, request.Cases - shown.Count).Select(i => Drawn(procedures, i));
        return [.. shown.Concat(drawn).OrderBy(p => p.FiledAt).ThenBy(p => p.Key, StringComparer.Ordinal)];
    }

    /// <summary>The numbers of one part of one dossier.</summary>
    public SampleRandom Random(int number, int stream) => SampleRandom.Of(request.Seed, number, stream);

    private PlannedCase Drawn(IReadOnlyList<Procedure> procedures, int number)
    {
        var random = SampleRandom.Of(request.Seed, number);
        // Procedures with a form of their own are the department's daily work: two in five cases are theirs.
        var daily = procedures.Where(p => !p.HasDefaultForm).ToList();
        var procedure = daily.Count > 0 && random.Happens(40) ? random.Pick(daily) : random.Pick(procedures);
        var at = now.AddMinutes(-random.Next(0, 365 * 24 * 60));
        // People file by day: the small hours move to the morning.
        if (VietnamTime.Local(at).Hour < 6) at = at.AddHours(6 + random.Next(0, 5));
        if (at >= now) at = now.AddMinutes(-random.Next(5, 200));
        return new PlannedCase(procedure, random.Pick(cast.Filers), at, Key(number), Course.Drawn(random), Shown: false, number);
    }

    // Every shown person gets every course, and every executing unit meets each: the desks of all accounts are full.
    private IEnumerable<PlannedCase> Shown(IReadOnlyList<Procedure> procedures)
    {
        var units = procedures.GroupBy(p => p.Organisations.Executing, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => g.ToList()).ToList();
        var number = 0;
        foreach (var (turn, course) in Course.Shown.Index())
        {
            foreach (var (place, filer) in cast.ShownFilers.Index())
            {
                var random = SampleRandom.Of(request.Seed, number);
                var own = units[(turn + place) % units.Count].Where(p => !p.HasDefaultForm).ToList();
                var procedure = own.Count > 0 && turn % 2 == 0 ? random.Pick(own) : random.Pick(units[(turn + place) % units.Count]);
                yield return new PlannedCase(procedure, filer, Begin(procedure, filer, course, number), Key(number), course, Shown: true, number);
                number++;
            }
        }
    }

    // As late as the course allows: what is open is not overdue, what has ended ended a short while ago.
    private DateTimeOffset Begin(Procedure procedure, Filer filer, Course course, int number)
    {
        var type = types.Current(procedure.Code)!;
        for (var hours = 2; hours < LongestHours; hours += 3)
        {
            var at = now.AddHours(-hours);
            if (VietnamTime.Local(at).Hour is >= 7 and < 20 && shownYear.Fits(type, procedure, filer, at, course, Random(number, CourseStream))) return at;
        }
        return now.AddHours(-LongestHours);
    }

    private string Key(int number) => $"demonstration:{request.Seed}:{number}";
}
