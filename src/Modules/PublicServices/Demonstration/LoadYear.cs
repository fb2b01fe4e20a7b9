using Saola.Engines.Calendar;
using Saola.Engines.Cases;
using Saola.Kernel;
using Saola.Modules.PublicServices.Catalogue;
using Saola.Web.Composition;

namespace Saola.Modules.PublicServices.Demonstration;

/// <summary>A believable year of the department: cases over all procedures, people and firms that do not exist, drawn from a fixed seed.</summary>
internal sealed class LoadYear(
    ProcedureCatalogue catalogue, CaseTypes types, WriteHistory write, DemonstrationCast cast, SamplePapers papers, ICalendars calendars, LoadedMark mark) : IDemonstrationLoader
{
    private const int BatchSize = 100;

    public int Order => 100;

    public async Task<string?> LoadAsync(DemonstrationRequest request, CancellationToken cancellationToken)
    {
        if (await mark.IsLoadedAsync(cancellationToken)) return null;
        // The year ends at the start of the present hour: two runs within it agree to the letter.
        var now = mark.PresentHour;
        var procedures = catalogue.On(VietnamTime.Day(now)).Where(p => p.Intake == IntakeMode.Own && p.OnlineLevel != OnlineLevel.InformationOnly).OrderBy(p => p.Code, StringComparer.Ordinal).ToList();
        await cast.GatherAsync(procedures, cancellationToken);
        await papers.PrepareAsync(procedures, cancellationToken);
        var made = Play(request, procedures, now, cancellationToken);
        for (var done = 0; done < made.Length; done += BatchSize)
        {
            await write.HandleAsync(made[done..Math.Min(made.Length, done + BatchSize)], cancellationToken);
            request.Progress($"{Math.Min(made.Length, done + BatchSize)}/{made.Length}");
        }
        return $"Đã nạp {VietnameseFormats.Number(made.Length)} hồ sơ của {procedures.Count} thủ tục.";
    }

    private CaseHistory[] Play(DemonstrationRequest request, IReadOnlyList<Procedure> procedures, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (year, shownYear) = (new YearOfCases(calendars, cast.Anybody, now), new YearOfCases(calendars, cast.ShownFirst, now));
        var plan = new YearPlan(request, types, cast, shownYear, now);
        var planned = plan.Make(procedures);
        var declarations = new InventedDeclarations(catalogue, papers);
        var made = new CaseHistory[planned.Count];
        Parallel.For(0, planned.Count, new ParallelOptions { CancellationToken = cancellationToken }, i =>
        {
            var one = planned[i];
            var declared = declarations.Make(one.Procedure, one.Filer, one.FiledAt, plan.Random(one.Number, YearPlan.DataStream));
            made[i] = (one.Shown ? shownYear : year).Play(
                types.Current(one.Procedure.Code)!, one.Procedure, one.Filer, declared, one.FiledAt, one.Key, one.Course, plan.Random(one.Number, YearPlan.CourseStream));
        });
        return made;
    }
}
