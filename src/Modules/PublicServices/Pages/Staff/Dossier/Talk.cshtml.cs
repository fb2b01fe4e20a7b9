using Microsoft.AspNetCore.Mvc;
using Saola.Engines.Cases;
using Saola.Engines.Identity;
using Saola.Modules.PublicServices.Staff;
using Saola.Web;

namespace Saola.Modules.PublicServices.Pages.Staff.Dossier;

/// <summary>Opinions of other units and comments between officers.</summary>
[RequireRole]
internal sealed class TalkModel(DossierTools tools, CommentOnCase comment, AskOpinion ask, GiveOpinion answer, ICurrentUser user) : DossierPage(tools)
{
    private Authority _authority = Authority.None;

    [BindProperty]
    public string? Comment { get; set; }

    [BindProperty]
    public string? Unit { get; set; }

    [BindProperty]
    public string? Question { get; set; }

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
        : await AfterAsync(await ask.HandleAsync(Dossier.Row.Id, Unit ?? "", Question ?? "", cancellationToken), "Done.ask", cancellationToken, Here);

    public async Task<IActionResult> OnPostAnswerAsync(CancellationToken cancellationToken) => !await LoadAsync(cancellationToken) ? NotFound()
        : await AfterAsync(await answer.HandleAsync(Dossier.Row.Id, OpinionId, Verdict ?? "", Answer ?? "", cancellationToken), "Done.answer", cancellationToken, Here);

    protected override async Task PrepareAsync(CancellationToken cancellationToken)
    {
        _authority = await user.AuthorityAsync(cancellationToken);
        var people = await Tools.Directory.PeopleAsync([.. Dossier.Comments.Select(c => c.AuthorId).OfType<Guid>().Distinct()], cancellationToken);
        Comments = [.. Dossier.Comments.Select(c => (c, c.AuthorId is { } id && people.TryGetValue(id, out var person) ? person.FullName : ""))];
        var usual = Dossier.Type.Steps.Where(s => s.Kind == StepKind.Opinions).SelectMany(s => s.Units).ToList();
        UnitChoices = [.. Tools.Units.All().Where(u => u.Kind != "ward").OrderByDescending(u => usual.Contains(u.Code)).ThenBy(u => u.Name, StringComparer.Ordinal).Select(u => new Choice(u.Code, u.Name))];
    }
}
