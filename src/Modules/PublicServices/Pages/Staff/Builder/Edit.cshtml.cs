using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Saola.Engines.Identity;
using Saola.Kernel;
using Saola.Modules.PublicServices.Builder;
using Saola.Modules.PublicServices.Catalogue;
using Saola.Web;

namespace Saola.Modules.PublicServices.Pages.Staff.Builder;

/// <summary>One part of a draft, or one item of it: its values, its lists. What is wrong is kept and shown at its field.</summary>
[RequireRole(Roles.ProcedureControl, Roles.Director)]
internal sealed class EditModel(BuilderTools tools, ProcedureDrafts drafts, EditorForm form, ProcedureCatalogue catalogue) : BuilderPage(tools)
{
    private JsonObject? _typed;

    /// <summary>The part, or the item, such as <c>papers[1]</c>.</summary>
    [BindProperty(SupportsGet = true, Name = "at")]
    public string At { get; set; } = "facts";

    /// <summary>Show what is wrong at once.</summary>
    [BindProperty(SupportsGet = true, Name = "check")]
    public bool Check { get; set; }

    public EditorPlace Place { get; private set; } = null!;

    public string Heading { get; private set; } = "";

    public string? Lead => Place.At == Place.Part.Record.Name && Texts["Lead." + Place.At] is { ResourceNotFound: false } lead ? lead.Value : null;

    public IReadOnlyList<FieldModel> Fields { get; private set; } = [];

    /// <summary>The keys on the page, for the post.</summary>
    public string ShownKeys { get; private set; } = "";

    public IReadOnlyList<EditorListView> Lists { get; private set; } = [];

    /// <summary>Faults of this record at no field of it.</summary>
    public IReadOnlyList<DraftFault> Loose { get; private set; } = [];

    public IReadOnlyList<FieldError> Errors { get; private set; } = [];

    public IReadOnlyList<(string Text, string Href)> Crumbs { get; private set; } = [];

    public string Back => At == Place.Part.Record.Name ? BuilderPaths.Draft(Number) : BuilderPaths.Holder(Reading.Document, Number, At);

    public async Task<IActionResult> OnPostSaveAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken) || ProcedureParts.Find(Reading.Document, At) is not { } place) return NotFound();
        _typed = EditorForm.Values(place.Record, Request.Form);
        var type = DraftDocument.TextOf(Reading.Document.At(ProcedureParts.Join(place.Path, "type")));
        var saved = await drafts.SaveAsync(Number, Seen, At, _typed, cancellationToken);
        if (!saved.IsDone) return await AgainAsync(saved, cancellationToken);
        await LoadAsync(cancellationToken);
        var left = Reading.Faults.Count(f => IsOwn(place, f));
        // Another type of field asks other things: they come next.
        var goesOn = left > 0 || place.Record.Lists.Any(_ => FieldKeys.Shows(place.Record, Reading.Document.At(place.Path) as JsonObject)) || DraftDocument.TextOf(Reading.Document.At(ProcedureParts.Join(place.Path, "type"))) != type;
        TempData.Flash(left == 0 ? NoticeKind.Done : NoticeKind.Action, left == 0 ? Texts["Done.saved"] : Texts["Done.savedWithFaults", left]);
        return Redirect(goesOn ? BuilderPaths.Edit(Number, At, check: left > 0) : At == place.Part.Record.Name ? BuilderPaths.Draft(Number) : BuilderPaths.Holder(Reading.Document, Number, At));
    }

    /// <summary>A button of a list; the address names the list.</summary>
    public async Task<IActionResult> OnPostListAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken) || ProcedureParts.FindList(Reading.Document, At) is not { } found) return NotFound();
        var (list, pressed) = (At, Request.Form["do"].ToString());
        var (what, of) = pressed.IndexOf(':', StringComparison.Ordinal) is var cut and > 0 ? (pressed[..cut], pressed[(cut + 1)..]) : ("", "");
        At = found.Holder.At;
        if (what == "add")
        {
            var added = await drafts.AddAsync(Number, Seen, list, of, cancellationToken);
            return added.IsDone ? Redirect(BuilderPaths.Edit(Number, added.Value)) : await AgainAsync(added.WithoutValue(), cancellationToken);
        }
        if (what is not "block" && !of.StartsWith(list + "[", StringComparison.Ordinal)) return BadRequest();
        var done = what switch
        {
            "up" or "down" => await drafts.MoveAsync(Number, Seen, of, what == "up", cancellationToken),
            "remove" => await drafts.RemoveAsync(Number, Seen, of, cancellationToken),
            "block" => await drafts.UseBlockAsync(Number, Seen, list, Request.Form["Block"].ToString(), Request.Form["Prefix"].ToString(), cancellationToken),
            _ => new Fault("builder.no_place", Texts["Fault.NoPlace"]),
        };
        return await AfterAsync(done, "Done." + what, BuilderPaths.Edit(Number, At) + "#list-" + FieldModel.IdOf(list), cancellationToken);
    }

    public override async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        if (ProcedureParts.Find(Reading.Document, At) is null) return Redirect(BuilderPaths.Draft(Number));
        Seen = Draft.RowVersion;
        await PrepareAsync(cancellationToken);
        return Page();
    }

    protected override Task PrepareAsync(CancellationToken cancellationToken)
    {
        Place = ProcedureParts.Find(Reading.Document, At) ?? ProcedureParts.Find(Reading.Document, "facts")!;
        var record = Reading.Document.At(Place.Path) as JsonObject;
        var faults = Check ? Reading.Faults : [];
        Fields = form.Fields(Place, _typed ?? record, faults);
        ShownKeys = string.Join(' ', FieldKeys.Shown(Place.Record, _typed ?? record).Select(k => k.Name));
        Lists = [.. Place.Record.Lists.Where(_ => FieldKeys.Shows(Place.Record, record)).Select(l => (List: l, At: ProcedureParts.Join(Place.Path, l.Path)))
            .Select(l => new EditorListView(Number, Seen, MayWrite, l.At, l.List, Reading.Document.At(l.At) as JsonArray, Reading.Faults, [.. catalogue.Common.Blocks.Names.Order(StringComparer.Ordinal)]))];
        Loose = [.. faults.Where(f => f.Place == Place.Path && Place.Path.Length > 0)];
        Errors = [.. ModelState.SelectMany(e => e.Value!.Errors.Select(x => new FieldError(e.Key, x.ErrorMessage))), .. Fields.Where(f => f.Error is not null).Select(f => new FieldError(f.Name, $"{f.Label}: {f.Error}"))];
        Heading = At == Place.Part.Record.Name ? Texts["Part." + At] : $"{form.NameOf(Place.Record)}: {Title(Reading.Document.At(Place.Path))}";
        Crumbs = CrumbsOf();
        return Task.CompletedTask;
    }

    private static bool IsOwn(EditorPlace place, DraftFault fault) =>
        (place.Path.Length > 0 && fault.Place == place.Path) || place.Record.Keys.Any(k => fault.IsAt(place.Path, k.Name));

    private string Title(JsonNode? node) => DraftDocument.TitleOf(node) is { Length: > 0 } title ? title : Texts["New"];

    private List<(string, string)> CrumbsOf()
    {
        if (At == Place.Part.Record.Name) return [];
        var crumbs = new List<(string, string)>();
        for (var at = At; ProcedureParts.FindList(Reading.Document, at[..at.LastIndexOf('[')]) is { } found; at = found.Holder.At)
        {
            var isPart = found.Holder.At == found.Holder.Part.Record.Name;
            crumbs.Insert(0, (isPart ? Texts["Part." + found.Holder.At] : Title(Reading.Document.At(found.Holder.Path)), BuilderPaths.Edit(Number, found.Holder.At)));
            if (isPart) break;
        }
        return crumbs;
    }
}
