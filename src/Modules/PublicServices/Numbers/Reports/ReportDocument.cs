using System.Globalization;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Saola.Engines.Documents.Model;
using Saola.Engines.Identity;
using Saola.Kernel;

namespace Saola.Modules.PublicServices.Numbers.Reports;

/// <summary>The report as a document on lying sheets, with the columns of biểu II.06 (TT 01/2020/TT-VPCP) and those that make it balance.</summary>
internal sealed class ReportDocument(IOptions<DepartmentSettings> department, PeriodWords words, IUnits units, IStringLocalizer<NumberTexts> texts)
{
    private const double CellSize = 9;
    private static readonly double[] Shares = [22, 150, 36, 36, 36, 36, 36, 38, 36, 36, 36, 40, 36, 38, 36, 36];
    private static readonly string[] Leaves = ["taken", "online", "counter", "post", "brought", "resolved", "early", "on_day", "late", "refused", "stopped", "open", "within", "overdue"];

    /// <summary>The document.</summary>
    /// <param name="view">The report.</param>
    public SaolaDocument Of(ReportView view)
    {
        var report = view.Report;
        var info = new DocumentInfo
        {
            Title = texts["Report.TitleOf", words.Of(report.Period)], Author = department.Value.Name, IssuedAt = report.At, Key = $"bao-cao/{report.Period.Code}/{report.Unit}",
        };
        var head = new LetterHead { ParentOrganisation = department.Value.ParentOrganisation, IssuingOrganisation = department.Value.Name, Place = department.Value.Place };
        return new DocumentBuilder(info).OnPage(PageSetup.Landscape)
            .Add(new LetterHeadBlock(head, VietnamTime.Day(report.At)) { NumberLine = texts["Report.Number"] })
            .Add(new TitleBlock(texts["Report.Kind"]) { Abstract = texts["Report.About"] })
            .Add(Line(texts["Report.Period", PeriodWords.Capital(words.Of(report.Period)), VietnameseFormats.Day(report.Period.From), VietnameseFormats.Day(report.To)]))
            .AddIf(report.Unit is not null, () => Line(texts["Report.OfUnit", units.NameOf(report.Unit!)]))
            .Add(Grid(report))
            .Text(Balance(report.Total))
            .Text(Standing(view))
            .Add(new SignatureRow([Box("Report.Maker"), Box("Report.Signer")]))
            .Build();
    }

    /// <summary>The balance in one sentence.</summary>
    public string Balance(ReportFigures total) => texts["Report.Balance", N(total.Brought), N(total.Received), N(total.Resolved), N(total.Refused), N(total.Stopped), N(total.Open)].Value
        + (total.Difference == 0 ? "" : " " + texts["Report.Difference", N(total.Difference)]);

    /// <summary>Whether the period is closed, and by which digest.</summary>
    public string Standing(ReportView view) => view.Closed is { } closed
        ? texts["Report.Closed", VietnameseFormats.Instant(closed.Snapshot.ClosedAt), closed.Snapshot.Sha256]
        : texts["Report.NotClosed", VietnameseFormats.Instant(view.Report.At)];

    private Table Grid(PeriodReport report)
    {
        var fields = report.Rows.Where(r => r.TypeCode is null).Select((row, i) => (row.FieldCode, Number: (i + 1).ToString(CultureInfo.InvariantCulture))).ToDictionary(f => f.FieldCode, f => f.Number, StringComparer.Ordinal);
        var rows = report.Rows.Select(row => Row(row.TypeCode is null ? fields[row.FieldCode] : "", row.TypeCode is null ? row.Name : $"{row.TypeCode} {row.Name}", row.Figures, row.TypeCode is null));
        return new Table(Shares, [.. rows, Row("", texts["Table.Total"], report.Total, strong: true)])
        {
            Header = [Groups(), new TableRow([Head(""), Head(texts["Report.Name"]), .. Leaves.Select(leaf => Head(texts["Report.Column." + leaf]))])],
            SpaceBefore = 10, SidePadding = 2,
        };
    }

    private TableRow Groups() => new(
    [
        Head(texts["Report.No"]), Head(""), Head(texts["Report.Group.Taken"]) with { Span = 5 }, Head(texts["Report.Group.Resolved"]) with { Span = 4 },
        Head(texts["Report.Group.Ended"]) with { Span = 2 }, Head(texts["Report.Group.Open"]) with { Span = 3 },
    ]);

    private static TableRow Row(string number, string name, ReportFigures figures, bool strong)
    {
        var emphasis = strong ? Emphasis.Bold : Emphasis.None;
        var named = figures.Named.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);
        named["taken"] = figures.Brought + figures.Received;
        return new([new(number, CellSize, TextAlignment.Centre, emphasis), new(name, CellSize, TextAlignment.Left, emphasis), .. Leaves.Select(leaf => new TableCell(N(named[leaf]), CellSize, TextAlignment.Right, emphasis))]);
    }

    private SignatureBox Box(string role) => new() { Title = texts[role], Note = texts["Report.SignHere"] };

    private static TableCell Head(string text) => new(text, CellSize, TextAlignment.Centre, Emphasis.Bold) { Vertical = VerticalAlignment.Middle };

    private static Paragraph Line(string text) => new(text, Emphasis.Italic, 13) { Alignment = TextAlignment.Centre, SpaceBefore = 4 };

    private static string N(long number) => VietnameseFormats.Number(number);
}
