using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Cases;
using Saola.Engines.Cases.Model;
using Saola.Engines.Files;
using Saola.Engines.Identity;
using Saola.Engines.Jobs.Model;
using Saola.Kernel;
using Saola.Modules.PublicServices.Catalogue;
using Saola.Modules.PublicServices.Filing;
using Saola.TestKit;
using Saola.Web.Composition;

namespace Saola.Bench;

/// <summary>
/// How many dossiers are filed in a second: a draft with the whole form of 2.002385, two papers of 100 KB sent and stored, everything checked and verified,
/// number, act, event, slip queued, every commit on the disk. 32 people file without a pause; slips and notices are made beside it, as in the running program.
/// </summary>
internal static class FilingBench
{
    private const string Procedure = "2.002385";
    private const int Writers = 32;
    private const int PaperBytes = 100 * 1024;
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(30);

    public static async Task RunAsync(DatabaseKind database, BenchReport report)
    {
        await using var site = await SaolaTestSite.StartAsync(database, durable: true, seed: async services =>
            await services.GetServices<IDemonstrationLoader>().OrderBy(l => l.Order).First().LoadAsync(new DemonstrationRequest(0, 7, _ => { }), CancellationToken.None));
        IReadOnlyList<PersonCard> people = [];
        await site.InScopeAsync(async services => people = await services.GetRequiredService<IDemonstrationPeople>().CitizensAsync(CancellationToken.None));
        await FileAllAsync(site, people, Warm);

        var processor = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        var (times, submits, errors) = await FileAllAsync(site, people, Measured);
        var seconds = watch.Elapsed.TotalSeconds;
        processor = Environment.CpuUsage.TotalTime - processor;

        var data = $"form of {Procedure} and 2 papers of {PaperBytes / 1024} KB, {database} durable, {Writers} writers, {seconds:0} s";
        report.Add("filing", data, "dossiers filed", times.Count / seconds, "1/s");
        report.Add("filing", data, "whole filing p50", BenchReport.Percentile(times, 0.5), "ms");
        report.Add("filing", data, "whole filing p95", BenchReport.Percentile(times, 0.95), "ms");
        report.Add("filing", data, "submit p50", BenchReport.Percentile(submits, 0.5), "ms");
        report.Add("filing", data, "submit p95", BenchReport.Percentile(submits, 0.95), "ms");
        report.Add("filing", data, "processor time of the program for each, slips included", processor.TotalMilliseconds / times.Count, "ms");
        report.Add("filing", data, "errors shown", errors.Count, "");
        foreach (var error in errors.Distinct(StringComparer.Ordinal).Take(5)) Console.Error.WriteLine(error);
        await ReportStoredAsync(site, data, report);
    }

    private static async Task ReportStoredAsync(SaolaTestSite site, string data, BenchReport report)
    {
        await site.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<AppDbContext>();
            var cases = await db.Set<Case>().CountAsync();
            var papers = await db.Set<CasePaper>().CountAsync();
            if (papers != 2 * cases) throw new InvalidOperationException($"{cases} cases with {papers} papers.");
            var waiting = await db.Set<OutboxRow>().CountAsync(w => w.State == WorkState.Waiting || w.State == WorkState.Running);
            report.Add("filing", data, "works queued at the end", waiting, "");
            report.Add("filing", data, "slips made meanwhile", await db.Set<CaseDocument>().CountAsync(), "");
        });
    }

    private static async Task<(List<double> Whole, List<double> Submit, List<string> Errors)> FileAllAsync(SaolaTestSite site, IReadOnlyList<PersonCard> people, TimeSpan length)
    {
        var times = new ConcurrentBag<(double Whole, double Submit)>();
        var errors = new ConcurrentBag<string>();
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            while (watch.Elapsed < length)
            {
                try
                {
                    times.Add(await FileOneAsync(site, people[writer]));
                }
                catch (Exception exception)
                {
                    errors.Add($"{exception.GetType().Name}: {exception.Message}");
                }
            }
        })));
        return ([.. times.Select(t => t.Whole)], [.. times.Select(t => t.Submit)], [.. errors]);
    }

    private static async Task<(double Whole, double Submit)> FileOneAsync(SaolaTestSite site, PersonCard person)
    {
        var actor = new Actor(ActorKind.Person, person.Id, person.FullName, "person");
        var (draft, version) = (Guid.Empty, 0);
        var whole = Stopwatch.StartNew();
        // As on the pages: each request has a scope of its own.
        await site.InScopeAsync(async services => draft = await BeginAsync(services), actor);
        var files = new List<DraftFile>();
        for (var paper = 0; paper < 2; paper++) await site.InScopeAsync(async services => files.Add(await SendAsync(services, draft)), actor);
        await site.InScopeAsync(async services => version = await SaveAsync(services, draft, files), actor);
        var submit = Stopwatch.StartNew();
        await site.InScopeAsync(async services =>
        {
            var filed = await services.GetRequiredService<FileDossier>().HandleAsync(Procedure, draft, version, null, CancellationToken.None);
            if (!filed.IsDone) throw new InvalidOperationException(filed.Faults[0].Message);
        }, actor);
        return (whole.Elapsed.TotalMilliseconds, submit.Elapsed.TotalMilliseconds);
    }

    private static Task<Guid> BeginAsync(IServiceProvider services)
    {
        var procedure = services.GetRequiredService<ProcedureCatalogue>().Current(Procedure, services.GetRequiredService<TimeProvider>().Today())!;
        return services.GetRequiredService<DossierDrafts>().BeginAsync(procedure, CancellationToken.None);
    }

    private static async Task<DraftFile> SendAsync(IServiceProvider services, Guid draft)
    {
        var paper = services.GetRequiredService<CaseTypes>().Current(Procedure)!.Papers.First(p => p.Kind == "upload");
        using var content = new MemoryStream(Papers.NewPdf(PaperBytes));
        var stored = await services.GetRequiredService<IFiles>().StoreAsync(content, "giay-to.pdf", FileRules.Paper(paper.Name), CaseDrafts.SubjectOf(draft), CancellationToken.None);
        return new DraftFile(paper.Id, paper.Name, stored.Value.Id);
    }

    private static async Task<int> SaveAsync(IServiceProvider services, Guid draft, IReadOnlyList<DraftFile> files)
    {
        var drafts = services.GetRequiredService<DossierDrafts>();
        var open = (await drafts.OpenAsync(Procedure, draft, CancellationToken.None))!;
        foreach (var (name, value) in Papers.Form) open.Data.Set(name, value?.DeepClone());
        open.Files.AddRange(files);
        return (await drafts.SaveAsync(open, open.View.RowVersion, CancellationToken.None)).Value.RowVersion;
    }

    private static class Papers
    {
        public static JsonObject Form { get; } = JsonNode.Parse(File.ReadAllText(Repository.Path("samples", "forms", Procedure + ".json")))!.AsObject();

        /// <summary>A PDF that no other one equals, so that the store has to keep it.</summary>
        public static byte[] NewPdf(int bytes)
        {
            var pdf = new byte[bytes];
#pragma warning disable CA5394 // Only to be different.
            Random.Shared.NextBytes(pdf);
#pragma warning restore CA5394
            "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n%"u8.CopyTo(pdf);
            var end = "\ntrailer<</Root 1 0 R>>\n%%EOF\n"u8;
            end.CopyTo(pdf.AsSpan(bytes - end.Length));
            return pdf;
        }
    }
}
