using System.Text.Json.Nodes;
using Saola.Engines.Calendar;
using Saola.Engines.Cases;
using Saola.Engines.Cases.Forms;
using Saola.Engines.Cases.Forms.Filling;
using Saola.Engines.Cases.Forms.Sampling;
using Saola.Engines.Identity;
using Saola.Kernel;
using Saola.Modules.PublicServices.Catalogue;
using Saola.Web.Composition;

namespace Saola.Modules.PublicServices.Demonstration;

/// <summary>A believable year of the department: cases over all procedures, people and firms that do not exist, drawn from a fixed seed.</summary>
internal sealed class LoadYear(
    ProcedureCatalogue catalogue, CaseTypes types, WriteHistory write, IDemonstrationPeople people, IDirectory directory, ICalendars calendars, LoadedMark mark) : IDemonstrationLoader
{
    private const int BatchSize = 100;
    private readonly Dictionary<(string Role, string Unit), IReadOnlyList<PersonCard>> _staff = [];

    public int Order => 100;

    public async Task<string?> LoadAsync(DemonstrationRequest request, CancellationToken cancellationToken)
    {
        if (await mark.IsLoadedAsync(cancellationToken)) return null;
        // The year ends at the start of the present hour: two runs within it agree to the letter.
        var now = mark.PresentHour;
        var procedures = catalogue.On(VietnamTime.Day(now)).Where(p => p.Intake == IntakeMode.Own && p.OnlineLevel != OnlineLevel.InformationOnly).OrderBy(p => p.Code, StringComparer.Ordinal).ToList();
        await ReadStaffAsync(procedures, cancellationToken);
        var filers = await FilersAsync(cancellationToken);
        var plan = Plan(request, procedures, filers, now);
        var year = new YearOfCases(calendars, StaffOf, now);
        var made = new CaseHistory[plan.Count];
        Parallel.For(0, plan.Count, new ParallelOptions { CancellationToken = cancellationToken }, i => made[i] = Make(year, plan[i], now));
        for (var done = 0; done < made.Length; done += BatchSize)
        {
            await write.HandleAsync(made[done..Math.Min(made.Length, done + BatchSize)], cancellationToken);
            request.Progress($"{Math.Min(made.Length, done + BatchSize)}/{made.Length}");
        }
        return $"Đã nạp {VietnameseFormats.Number(made.Length)} hồ sơ của {procedures.Count} thủ tục.";
    }

    private CaseHistory Make(YearOfCases year, PlannedCase planned, DateTimeOffset now)
    {
        var type = types.Current(planned.Procedure.Code)!;
        var context = new FormContext(VietnamTime.Day(planned.FiledAt), catalogue);
        var data = FormSampler.Fill(planned.Procedure.Form, context, planned.Random, new SampleWish { Source = Known(planned.Filer), OptionalPercent = 20 });
        var evaluation = new FormEvaluation(planned.Procedure.Form, new FormData((JsonObject)data.DeepClone()), context);
        var fees = Filing.FeeCalculator.Compute(planned.Procedure, evaluation, VietnamTime.Day(planned.FiledAt))
            .Where(f => f.Amount is { } amount && amount > Money.Zero).Select(f => new CaseFeeDraft(f.Fee.Id, f.Fee.Name, f.Amount!.Value, f.Fee.Collected)).ToList();
        return year.Play(type, planned.Procedure, planned.Filer, data, fees, planned.FiledAt, planned.Key, planned.Random);
    }

    // Oldest first, so that numbers of a day follow the clock.
    private static List<PlannedCase> Plan(DemonstrationRequest request, IReadOnlyList<Procedure> procedures, IReadOnlyList<Filer> filers, DateTimeOffset now)
    {
        var planned = new List<PlannedCase>(request.Cases);
        for (var i = 0; i < request.Cases; i++)
        {
            var random = SampleRandom.Of(request.Seed, i);
            // Procedures with a form of their own are the department's daily work: two in five cases are theirs.
            var daily = procedures.Where(p => !p.HasDefaultForm).ToList();
            var procedure = daily.Count > 0 && random.Happens(40) ? random.Pick(daily) : random.Pick(procedures);
            var minutes = random.Next(0, 365 * 24 * 60);
            var at = now.AddMinutes(-minutes);
            var local = VietnamTime.Local(at);
            // People file by day: the small hours move to the morning.
            if (local.Hour < 6) at = at.AddHours(6 + random.Next(0, 5));
            if (at >= now) at = now.AddMinutes(-random.Next(5, 200));
            planned.Add(new PlannedCase(procedure, random.Pick(filers), at, $"demonstration:{request.Seed}:{i}", random));
        }
        return [.. planned.OrderBy(p => p.FiledAt).ThenBy(p => p.Key, StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyList<Filer>> FilersAsync(CancellationToken cancellationToken)
    {
        var organisations = (await people.OrganisationsAsync(cancellationToken)).Select(o => new Filer(
            o.Representative.Id, o.Organisation.Id, o.Organisation.Name, o.Organisation.TaxCode, o.Organisation.Email ?? o.Representative.Email, o.Organisation.Phone, o.Organisation.Address));
        var citizens = (await people.CitizensAsync(cancellationToken)).Select(c => new Filer(c.Id, null, c.FullName, c.PersonalId, c.Email, c.Phone, c.Address));
        // Most procedures of the department are for organisations.
        var list = organisations.ToList();
        return [.. list, .. list, .. list, .. citizens];
    }

    private async Task ReadStaffAsync(IEnumerable<Procedure> procedures, CancellationToken cancellationToken)
    {
        foreach (var step in procedures.SelectMany(p => p.Workflow).Where(s => s.Kind != StepKind.Opinions))
            if (!_staff.ContainsKey((step.Role, step.Unit))) _staff[(step.Role, step.Unit)] = await directory.HoldersAsync(step.Role, step.Unit, cancellationToken);
    }

    private Actor StaffOf(string role, string unitCode, SampleRandom random) =>
        _staff.GetValueOrDefault((role, unitCode)) is { Count: > 0 } holders && random.Pick(holders) is var person
            ? new Actor(ActorKind.Person, person.Id, person.FullName, "person") : Actor.System("demonstration");

    private static PrefillTable Known(Filer filer)
    {
        var known = new Dictionary<string, JsonNode?>(StringComparer.Ordinal) { ["account.phone"] = filer.Phone, ["account.email"] = filer.Email };
        if (filer.OrganisationId is null) (known["account.full_name"], known["account.personal_id"]) = (filer.Name, filer.Number);
        else (known["account.organisation.name"], known["account.organisation.tax_code"]) = (filer.Name, filer.Number);
        return new PrefillTable(known);
    }

    private sealed record PlannedCase(Procedure Procedure, Filer Filer, DateTimeOffset FiledAt, string Key, SampleRandom Random);
}
