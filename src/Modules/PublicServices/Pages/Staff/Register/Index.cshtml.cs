using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Saola.Engines.Cases;
using Saola.Engines.Documents.Pdf;
using Saola.Engines.Documents.Slips;
using Saola.Engines.Identity;
using Saola.Kernel;
using Saola.Modules.PublicServices.Slips;
using Saola.Modules.PublicServices.Staff;
using Saola.Web;

namespace Saola.Modules.PublicServices.Pages.Staff.Register;

/// <summary>Slip 07, the register of dossiers: a generated view of a period, on screen, as XLSX and as PDF.</summary>
[RequireRole]
internal sealed class IndexModel(ListCases cases, ExportCases export, SlipFacts facts, PdfWriter writer, IUnits units, IStringLocalizer<StaffTexts> texts, TimeProvider clock) : PageModel
{
    private const int MostPrinted = 3000;

    public CaseFilter Filter { get; private set; } = new();

    public DateOnly From { get; private set; }

    public DateOnly To { get; private set; }

    public IReadOnlyList<CaseRow> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    public DateTimeOffset At { get; private set; }

    public IReadOnlyList<Choice> UnitChoices => [.. units.All("division").Concat(units.All("sub_department")).Concat(units.All("public_unit")).Select(u => new Choice(u.Code, u.Name))];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        ReadFilter();
        var page = await cases.PageAsync(Filter, cancellationToken);
        Rows = page.Items;
        Next = page.Next;
    }

    public async Task<IActionResult> OnGetExportAsync(string format, CancellationToken cancellationToken)
    {
        ReadFilter();
        await export.WriteAsync(Response, Filter, format, cancellationToken);
        return new EmptyResult();
    }

    public async Task<IActionResult> OnGetPdfAsync(CancellationToken cancellationToken)
    {
        ReadFilter();
        var rows = new List<FileRegisterRow>();
        await foreach (var row in cases.ExportAsync(Filter, cancellationToken))
        {
            rows.Add(Line(row));
            if (rows.Count == MostPrinted) break;
        }
        var slip = new FileRegister
        {
            Head = facts.Head, IssuedAt = At, Unit = Filter.UnitCode is { } unit ? units.NameOf(unit) : facts.Head.IssuingOrganisation,
            Period = $"{VietnameseFormats.Day(From)} – {VietnameseFormats.Day(To)}", Volume = From.Year.ToString(System.Globalization.CultureInfo.InvariantCulture), Rows = rows,
        };
        return File(writer.Write(slip.ToDocument()), PdfWriter.MediaType, "so-theo-doi-ho-so.pdf");
    }

    public string UnitName(string code) => units.NameOf(code);

    private void ReadFilter()
    {
        At = clock.Now();
        var asked = CaseQuery.Read(Request.Query);
        To = asked.FiledTo ?? clock.Today();
        From = asked.FiledFrom ?? new DateOnly(To.Year, To.Month, 1);
        Filter = asked with { FiledFrom = From, FiledTo = To, Sort = "filed" };
    }

    private FileRegisterRow Line(CaseRow row) => new()
    {
        FileCode = row.Number, ProcedureName = row.TypeName, Applicant = row.ApplicantName, AddressAndPhone = "", LeadUnit = units.NameOf(row.UnitCode), ReceivedAt = row.FiledAt,
        DueAt = row.DueAt, DoneAt = row.EndedAt, ReturnedAt = row.ReturnedAt, ReceivedBy = texts["Channel." + row.Channel], ReturnedBy = texts["Delivery." + row.DeliveryMode], Note = texts["State." + row.State],
    };
}
