using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Saola.Engines.Cases;
using Saola.Engines.Files;
using Saola.Engines.Identity;
using Saola.Kernel;
using Saola.Modules.PublicServices.Filing;
using Saola.Modules.PublicServices.Staff;
using Saola.Web;

namespace Saola.Modules.PublicServices.Pages.Staff.Dossier;

/// <summary>Opinions of other units and comments between officers.</summary>
[RequireRole]
[RequestSizeLimit(FilingLimits.Body)]
[RequestFormLimits(MultipartBodyLengthLimit = FilingLimits.Body)]
internal sealed class TalkModel(DossierTools tools, CommentOnCase comment, OpinionActs opinions, ICurrentUser user, TimeProvider clock) : DossierPage(tools)
{
    private Authority _authority = Authority.None;

    [BindProperty]
    public string? Comment { get; set; }

    [BindProperty]
    public string? Unit { get; set; }

    [BindProperty]
    public string? Question { get; set; }

    [BindProperty]
    public int? Days { get; set; }

    [BindProperty]
    public IFormFile? Attachment { get; set; }

    [BindProperty]
    public Guid OpinionId { get; set; }

    [BindProperty]
    public string? Verdict { get; set; }

    [BindProperty]
    public string? Answer { get; set; }

    public IReadOnlyList<(CommentView Comment, string Author)> Comments { get; private set; } = [];

    public IReadOnlyList<Choice> UnitChoices { get; private set; } = [];

    public IReadOnlyList<Choice> Verdicts => [.. new[] { "agree", "agree_with_conditions", "disagree", "none" }.Select(v => new Choice(v, Texts["Verdict." + v]))];

    private string Here => $"/can-bo/ho-so/{Number}/trao-doi";

    public bool MayAnswer(OpinionView opinion) => _authority.Has(Roles.Officer, opinion.UnitCode) || _authority.Has(Roles.UnitHead, opinion.UnitCode);

    public async Task<IActionResult> OnPostCommentAsync(CancellationToken cancellationToken) => !await LoadAsync(cancellationToken) ? NotFound()
        : await AfterAsync(await comment.HandleAsync(Dossier.Row.Id, Comment ?? "", cancellationToken), "Done.comment", cancellationToken, Here);

    public async Task<IActionResult> OnPostAskAsync(CancellationToken cancellationToken) => !await LoadAsync(cancellationToken) ? NotFound()
        : await AfterAsync(await opinions.Ask.HandleAsync(new OpinionQuestion(Dossier.Row.Id, Unit ?? "", Question ?? "", Days), cancellationToken), "Done.ask", cancellationToken, Here);

    public async Task<IActionResult> OnPostAnswerAsync(CancellationToken cancellationToken) => !await LoadAsync(cancellationToken) ? NotFound()
        : await AfterAsync(await AnswerAsync(cancellationToken), "Done.answer", cancellationToken, Here);

    public bool IsLate(OpinionView opinion) => opinion.AnsweredAt is null && opinion.DueAt < clock.Now();

    private async Task<Result> AnswerAsync(CancellationToken cancellationToken)
    {
        Guid? file = null;
        if (Attachment is { Length: > 0 })
        {
            await using var content = Attachment.OpenReadStream();
            var sent = await opinions.Files.StoreAsync(content, Attachment.FileName, cancellationToken);
            if (!sent.IsDone) return Result.Refused([.. sent.Faults.Select(f => f with { Field = nameof(Attachment) })]);
            file = sent.Value.Id;
        }
        return await opinions.Give.HandleAsync(new OpinionAnswer(Dossier.Row.Id, OpinionId, Verdict ?? "", Answer ?? "", file), cancellationToken);
    }

    protected override async Task PrepareAsync(CancellationToken cancellationToken)
    {
        _authority = await user.AuthorityAsync(cancellationToken);
        var people = await Tools.Directory.PeopleAsync([.. Dossier.Comments.Select(c => c.AuthorId).OfType<Guid>().Distinct()], cancellationToken);
        Comments = [.. Dossier.Comments.Select(c => (c, c.AuthorId is { } id && people.TryGetValue(id, out var person) ? person.FullName : ""))];
        var usual = Dossier.Type.Steps.Where(s => s.Kind == StepKind.Opinions).SelectMany(s => s.Units).ToList();
        UnitChoices = [.. Tools.Units.All().Where(u => u.Kind != "ward").OrderByDescending(u => usual.Contains(u.Code)).ThenBy(u => u.Name, StringComparer.Ordinal).Select(u => new Choice(u.Code, u.Name))];
    }
}

/// <summary>Asking another unit, and answering with a file.</summary>
internal sealed record OpinionActs(AskOpinion Ask, GiveOpinion Give, ISentFiles Files);
