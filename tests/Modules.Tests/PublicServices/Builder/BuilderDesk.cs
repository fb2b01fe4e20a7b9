using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Saola.Kernel;
using Saola.Modules.PublicServices.Builder;
using Saola.Modules.PublicServices.Builder.Model;
using Saola.Modules.PublicServices.Builder.Publishing;
using Saola.Modules.PublicServices.Catalogue;
using Saola.Modules.Tests.PublicServices.Citizen;

namespace Saola.Modules.Tests.PublicServices.Builder;

/// <summary>What the control unit and the leader do, past the pages.</summary>
internal sealed class BuilderDesk(CitizenSite site)
{
    public const string Writer = "procedures@saola.test", Leader = "director@saola.test";

    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");

    public ProcedureCatalogue Catalogue => site.Services.GetRequiredService<ProcedureCatalogue>();

    public static DateOnly Today => new(2026, 11, 25);

    /// <summary>A draft copied from a procedure.</summary>
    public async Task<string> CopyAsync(string code) => (await AsAsync(Writer, s => s.GetRequiredService<ProcedureDrafts>().BeginAsync(new DraftOrigin(Copy: code), default))).Value;

    public async Task<ProcedureDraft> DraftAsync(string number) => (await AsAsync(Writer, s => s.GetRequiredService<DraftQueries>().FindAsync(number, default)))!;

    public async Task<Result> SaveAsync(string number, string at, JsonObject values)
    {
        var seen = (await DraftAsync(number)).RowVersion;
        return await AsAsync(Writer, s => s.GetRequiredService<ProcedureDrafts>().SaveAsync(number, seen, at, values, default));
    }

    public async Task<Result> SubmitAsync(string number, DateOnly? from = null, bool withFile = true)
    {
        var draft = await DraftAsync(number);
        return await AsAsync(Writer, async services =>
        {
            var publish = services.GetRequiredService<PublishProcedure>();
            using var content = new MemoryStream(Pdf);
            Guid? file = withFile ? (await publish.AttachAsync(draft, content, "quyết định.pdf", default)).Value.Id : null;
            return await publish.SubmitAsync(number, draft.RowVersion, new AnnouncementInput { ValidFrom = from ?? Today, DecisionNumber = "4321/QĐ-UBND", DecisionDate = Today, Kind = "sua_doi", FileId = file }, default);
        });
    }

    public async Task<Result> ApproveAsync(string number, string by = Leader)
    {
        var seen = (await DraftAsync(number)).RowVersion;
        return await AsAsync(by, s => s.GetRequiredService<PublishProcedure>().ApproveAsync(number, seen, default));
    }

    public async Task<Result> ReturnAsync(string number, string? reason, string by = Leader)
    {
        var seen = (await DraftAsync(number)).RowVersion;
        return await AsAsync(by, s => s.GetRequiredService<PublishProcedure>().ReturnAsync(number, seen, reason, default));
    }

    public async Task<T> AsAsync<T>(string email, Func<IServiceProvider, Task<T>> work)
    {
        T result = default!;
        await site.ActAsync(email, async services => result = await work(services));
        return result;
    }
}
