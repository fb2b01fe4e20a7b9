using Microsoft.AspNetCore.Mvc;
using Saola.Engines.Cases;
using Saola.Engines.Documents.Pdf;
using Saola.Engines.Identity;
using Saola.Kernel;
using Saola.Modules.PublicServices.Slips;
using Saola.Modules.PublicServices.Staff;
using Saola.Web;

namespace Saola.Modules.PublicServices.Pages.Staff.Dossier;

/// <summary>Who had the dossier when and what they decided; printed as the control slip (06).</summary>
[RequireRole]
internal sealed class HistoryModel(DossierTools tools, SlipMakers makers, PdfWriter writer, TimeProvider clock) : DossierPage(tools)
{
    public IReadOnlyList<TimelineEntry> Entries { get; private set; } = [];

    public async Task<IActionResult> OnGetControlSlipAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        var slip = await makers.Closing.ControlAsync(Dossier, clock.Now(), cancellationToken);
        return File(writer.Write(slip.ToDocument()), PdfWriter.MediaType, $"{Number}-phieu-kiem-soat.pdf");
    }

    protected override async Task PrepareAsync(CancellationToken cancellationToken)
    {
        var entries = new List<(DateTimeOffset At, TimelineEntry Entry)> { (Dossier.Row.FiledAt, new(TimelineKind.Past, Texts["History.Filed"]) { At = Dossier.Row.FiledAt, Detail = Dossier.Row.ApplicantName }) };
        foreach (var run in Dossier.Runs.Where(r => r.FinishedAt is not null)) entries.Add((run.FinishedAt!.Value, await RunAsync(run, cancellationToken)));
        foreach (var request in Dossier.Supplements)
        {
            entries.Add((request.AskedAt, new(TimelineKind.Pause, Texts["History.Supplement", request.Round]) { At = request.AskedAt, Detail = string.Join("; ", request.Items.Select(i => $"{i.Label}: {i.Problem}")) }));
            if (request.AnsweredAt is { } answered) entries.Add((answered, new(TimelineKind.Past, Texts["History.Answered", request.Round]) { At = answered, LinkText = Texts["Diff.Link"], LinkHref = DifferenceHref(request) }));
        }
        foreach (var apology in Dossier.Apologies.Where(a => a.SignedAt is not null))
            entries.Add((apology.SignedAt!.Value, new(TimelineKind.Past, Texts["History.Apology", VietnameseFormats.InstantWithWeekday(apology.NewDueAt)]) { At = apology.SignedAt, Detail = $"{await NameAsync(apology.SignedBy, cancellationToken)} · {apology.Reason}" }));
        foreach (var opinion in Dossier.Opinions) await AddAsync(entries, opinion, cancellationToken);
        if (Dossier.Row.ReturnedAt is { } returned) entries.Add((returned, new(TimelineKind.Past, Texts["History.Returned"]) { At = returned }));
        Entries = [.. entries.OrderBy(e => e.At).Select(e => e.Entry), .. Now()];
    }

    private async Task<TimelineEntry> RunAsync(StepRunView run, CancellationToken cancellationToken)
    {
        var late = run.DueAt is { } due && run.FinishedAt > due ? Texts["History.Late"].Value : null;
        var who = await NameAsync(run.FinishedBy, cancellationToken);
        return new(TimelineKind.Past, $"{run.StepName}: {Saola.Modules.PublicServices.Texts.Say("Decision." + run.Decision)}")
        {
            At = run.FinishedAt, Detail = string.Join(" · ", new[] { who, UnitName(run.UnitCode), run.Reason, late }.Where(part => !string.IsNullOrEmpty(part))),
        };
    }

    // Each answer is a version of its own, in their order.
    private string DifferenceHref(SupplementView request)
    {
        var version = 1 + Dossier.Supplements.Count(s => s.AnsweredAt is not null && s.Round <= request.Round);
        return $"/can-bo/ho-so/{Number}/khac-biet?tu={version - 1}&den={version}";
    }

    private async Task AddAsync(List<(DateTimeOffset At, TimelineEntry Entry)> entries, OpinionView opinion, CancellationToken cancellationToken)
    {
        entries.Add((opinion.AskedAt, new(opinion.PausesClock ? TimelineKind.Pause : TimelineKind.Past, Texts["History.OpinionAsked", UnitName(opinion.UnitCode)]) { At = opinion.AskedAt, Detail = opinion.Question }));
        if (opinion.AnsweredAt is { } at)
            entries.Add((at, new(TimelineKind.Past, Texts["History.OpinionGiven", UnitName(opinion.UnitCode)]) { At = at, Detail = $"{Texts["Verdict." + opinion.Verdict]} · {await NameAsync(opinion.AnsweredBy, cancellationToken)}" }));
    }

    private IEnumerable<TimelineEntry> Now()
    {
        if (Dossier.Runs.LastOrDefault(r => r.FinishedAt is null) is { } run) yield return new(TimelineKind.Now, run.StepName) { Detail = UnitName(run.UnitCode) };
    }
}
