using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Saola.Engines.Calendar;
using Saola.Engines.Identity;
using Saola.Kernel;
using Saola.Modules.PublicServices.Catalogue;
using Saola.Modules.PublicServices.Filing;
using Saola.Web;

namespace Saola.Modules.PublicServices.Pages.Citizen.Procedures;

/// <summary>One procedure: the promise first, then what to bring, what it costs, what happens and what the law says.</summary>
internal sealed class ProcedureModel(
    ProcedureCatalogue catalogue, ICalendars calendars, IUnits units, IOptions<CitizenSettings> settings, ScreenFormats formats, IStringLocalizer<CitizenTexts> texts, TimeProvider clock) : PageModel
{
    private ConditionWords? _conditions;

    /// <summary>An older version, to read only.</summary>
    [BindProperty(SupportsGet = true, Name = "version")]
    public int? Version { get; set; }

    public Procedure Procedure { get; private set; } = null!;

    public IReadOnlyList<Procedure> Versions { get; private set; } = [];

    /// <summary>Null for versions that are not received now.</summary>
    public FilingPromise? Promise { get; private set; }

    public bool IsCurrent { get; private set; }

    public string NationalPortal => settings.Value.NationalPortal;

    public string FieldName => catalogue.Fields.GetValueOrDefault(Procedure.Field, Procedure.Field);

    /// <summary>Whether a dossier is begun here.</summary>
    public bool MayFileHere => IsCurrent && Procedure.Intake == IntakeMode.Own && Procedure.OnlineLevel != OnlineLevel.InformationOnly;

    public IReadOnlyList<Procedure> Related { get; private set; } = [];

    public IActionResult OnGet(string code)
    {
        var today = clock.Today();
        Versions = catalogue.Versions(code);
        var current = catalogue.Current(code, today);
        var shown = Version is { } wanted ? catalogue.Version(code, wanted) : current ?? (Versions.Count > 0 ? Versions[^1] : null);
        if (shown is null) return NotFound();
        Procedure = shown;
        IsCurrent = current is not null && shown.Version == current.Version;
        if (IsCurrent) Promise = FilingPromise.Of(shown, calendars, clock.Now());
        Related = [.. shown.Related.Select(r => catalogue.Current(r, today)).OfType<Procedure>()];
        _conditions = new ConditionWords(shown.Form, texts);
        return Page();
    }

    /// <summary><c>17 giờ, thứ Hai 28/12/2026</c>.</summary>
    public string Said(DateTimeOffset at) => texts["Promise.At", Hour(at), formats.DayWithWeekday(VietnamTime.Day(at))];

    /// <summary><c>28/12, 17:00</c>, for the list of how it was counted.</summary>
    public static string Short(DateTimeOffset at) => VietnamTime.Local(at).ToString("dd/MM, H:mm", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>How a paper is given, and when it is asked.</summary>
    public string PaperWords(ProcedurePaper paper)
    {
        var how = paper.Kind switch
        {
            PaperKind.Form => texts["Paper.Form"].Value,
            PaperKind.Data => paper.ReplacedBy is { } register ? texts["Paper.DataFrom", register].Value : texts["Paper.Data"].Value,
            _ => Copies(paper),
        };
        var when = paper.Kind == PaperKind.Data ? null : paper.Need switch
        {
            PaperNeed.Optional => texts["Paper.Optional"].Value,
            PaperNeed.Conditional when paper.Condition is { } condition => _conditions!.Of(condition) is { } said ? texts["Paper.When", said].Value : texts["Paper.Depends"].Value,
            _ => null,
        };
        return string.Join(" ", new[] { how, when, paper.Hint }.Where(s => !string.IsNullOrEmpty(s)));
    }

    /// <summary>The amount of a fee as far as the catalogue says it.</summary>
    public string FeeWords(ProcedureFee fee) => FeeCalculator.Fixed(fee) is { } amount ? amount.ToString() : texts[fee.Formula is null ? "Fee.ByOfficer" : "Fee.ByForm"];

    /// <summary>Phases of the workflow as people are told of them, without internal hours.</summary>
    public IEnumerable<(string Who, WorkflowStep Step)> Steps =>
        Procedure.Workflow.Select(s => (string.Join(", ", s.Units.Count > 0 ? s.Units.Select(units.NameOf) : [units.NameOf(s.Unit)]), s));

    public string UnitName(string code) => units.NameOf(code);

    private string Copies(ProcedurePaper paper) => (paper.Originals, paper.Copies) switch
    {
        (0, 0) => texts["Paper.File"],
        (var originals, 0) => texts["Paper.Originals", originals],
        (0, var copies) => texts["Paper.Copies", copies],
        var (originals, copies) => texts["Paper.Both", originals, copies],
    };

    private static string Hour(DateTimeOffset at)
    {
        var local = VietnamTime.Local(at);
        return Web.Language.ScreenLanguage.IsEnglish ? $"{local:H:mm}" : local.Minute == 0 ? $"{local.Hour} giờ" : $"{local.Hour} giờ {local.Minute:00}";
    }
}
