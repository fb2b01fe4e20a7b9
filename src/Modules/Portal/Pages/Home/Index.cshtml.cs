using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Logging;
using Saola.Kernel;
using Saola.Web;
using Saola.Web.Navigation;

namespace Saola.Modules.Portal.Pages.Home;

/// <summary>The front page: a question, the way to one's case, what the department does now, the doors of the systems that are there.</summary>
[AllowAnonymous]
internal sealed class IndexModel(IEnumerable<IHomeFigures> sources, SaolaSettings settings, TimeProvider clock, ILogger<IndexModel> log) : PageModel
{
    private const int MostFigures = 3;

    /// <summary>Questions as people ask them. Titles and texts of procedures are Vietnamese on English screens too.</summary>
    public IReadOnlyList<string> Examples { get; } = ["giấy phép máy X-quang", "chứng chỉ nhân viên bức xạ", "đăng ký tổ chức khoa học", "công bố hợp chuẩn"];

    public IReadOnlyList<Kpi> Figures { get; private set; } = [];

    public DateTimeOffset CountedAt { get; private set; }

    /// <summary>A number as slips carry it, of today.</summary>
    public string ExampleNumber => $"{settings.OrganisationCode}-{clock.Today():yyMMdd}-0031";

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var read = new List<HomeFigures>();
        foreach (var source in sources.OrderBy(s => s.Order))
            if (await ReadAsync(source, cancellationToken) is { } figures) read.Add(figures);
        Figures = [.. read.SelectMany(f => f.Figures).Take(MostFigures)];
        CountedAt = read.Count == 0 ? clock.GetUtcNow() : read.Min(f => f.CountedAt);
    }

    // The door of the house opens even when a number cannot be counted.
    private async Task<HomeFigures?> ReadAsync(IHomeFigures source, CancellationToken cancellationToken)
    {
        try
        {
            return await source.ReadAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            log.LogError(exception, "Figures of the front page could not be read from {Source}", source.GetType().Name);
            return null;
        }
    }
}
