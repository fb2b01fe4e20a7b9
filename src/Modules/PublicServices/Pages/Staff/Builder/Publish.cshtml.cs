using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Saola.Engines.Identity;
using Saola.Kernel;
using Saola.Modules.PublicServices.Builder;
using Saola.Modules.PublicServices.Builder.Publishing;
using Saola.Web;

namespace Saola.Modules.PublicServices.Pages.Staff.Builder;

/// <summary>The announcement decision, the day, and the second person's approval or return.</summary>
[RequireRole(Roles.ProcedureControl, Roles.Director)]
internal sealed class PublishModel(BuilderTools tools, PublishProcedure publish) : BuilderPage(tools)
{
    [BindProperty]
    public string? DecisionNumber { get; set; }

    [BindProperty]
    public DateOnly? DecisionDate { get; set; }

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public DateOnly? ValidFrom { get; set; }

    /// <summary>The decision as a file; named as the field of its fault.</summary>
    [BindProperty]
    public IFormFile? FileId { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public IReadOnlyList<Choice> Kinds => [new("moi", Texts["Publish.Kind.moi"]), new("sua_doi", Texts["Publish.Kind.sua_doi"])];

    public string SubmittedBy { get; private set; } = "";

    public string DecidedBy { get; private set; } = "";

    private string Here => BuilderPaths.Draft(Number) + "/cong-bo";

    public async Task<IActionResult> OnPostSubmitAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken) || !MayWrite) return NotFound();
        Guid? stored = null;
        if (FileId is { Length: > 0 })
        {
            await using var content = FileId.OpenReadStream();
            var file = await publish.AttachAsync(Draft, content, Path.GetFileName(FileId.FileName), cancellationToken);
            if (!file.IsDone) return await AgainAsync(Result.Refused([.. file.Faults.Select(f => f with { Field = nameof(FileId) })]), cancellationToken);
            stored = file.Value.Id;
        }
        var input = new AnnouncementInput { DecisionNumber = DecisionNumber, DecisionDate = DecisionDate, Kind = Kind, ValidFrom = ValidFrom, FileId = stored };
        return await AfterAsync(await publish.SubmitAsync(Number, Seen, input, cancellationToken), "Done.submitted", Here, cancellationToken);
    }

    public async Task<IActionResult> OnPostApproveAsync(CancellationToken cancellationToken) =>
        await AfterAsync(await publish.ApproveAsync(Number, Seen, cancellationToken), "Done.published", Here, cancellationToken);

    public async Task<IActionResult> OnPostReturnAsync(CancellationToken cancellationToken) =>
        await AfterAsync(await publish.ReturnAsync(Number, Seen, Reason, cancellationToken), "Done.returned", BuilderPaths.Draft(Number), cancellationToken);

    protected override async Task PrepareAsync(CancellationToken cancellationToken)
    {
        SubmittedBy = await NameAsync(Draft.SubmittedBy, cancellationToken);
        DecidedBy = await NameAsync(Draft.DecidedBy, cancellationToken);
        if (Request.Method != "GET") return;
        (DecisionNumber, DecisionDate, ValidFrom) = (Draft.DecisionNumber, Draft.DecisionDate, Draft.ValidFrom);
        Kind = Draft.DecisionKind ?? (Draft.FromVersion is null ? "moi" : "sua_doi");
    }
}
