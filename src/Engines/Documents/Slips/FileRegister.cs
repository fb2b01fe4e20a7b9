using System.Globalization;
using Saola.Engines.Documents.Model;
using Saola.Kernel;

namespace Saola.Engines.Documents.Slips;

/// <summary>Form 07, sổ theo dõi hồ sơ: cover, then the files of a period on lying sheets with a total per page.</summary>
public sealed record FileRegister : Slip
{
    private const double CellSize = 9;

    private static readonly string[] Columns =
        ["number", "code", "procedure", "applicant", "address", "unit", "received", "due", "done", "returned", "in", "out", "note"];

    /// <summary>The unit whose register it is.</summary>
    public required string Unit { get; init; }

    /// <summary>The period, such as <c>Năm 2026</c> or <c>Từ 01/11/2026 đến 30/11/2026</c>.</summary>
    public required string Period { get; init; }

    /// <summary>Number of the volume.</summary>
    public required string Volume { get; init; }

    /// <summary>The files, in order.</summary>
    public required IReadOnlyList<FileRegisterRow> Rows { get; init; }

    /// <inheritdoc/>
    public override SlipForm Form => SlipForm.FileRegister;

    /// <inheritdoc/>
    public override SaolaDocument ToDocument() =>
        SlipParts.Start(this, $"{Unit}, {Period}, {SlipWording.Of("file_register.volume", Volume)}", SlipWording.Of("file_register.volume", Volume), titleSpace: 110)
            .OnPage(PageSetup.Landscape)
            .Add(Cover(SlipWording.Of("file_register.unit", Unit)))
            .Add(Cover(Period))
            .Add(Cover(SlipWording.Of("file_register.total", VietnameseFormats.Number(Rows.Count))))
            .Add(new PageBreak())
            .Add(new Table([24, 62, 88, 70, 92, 56, 47, 47, 47, 47, 46, 46, 56], [.. Rows.Select(Row)])
            {
                Header = [SlipParts.Header(CellSize, Columns.Select(column => SlipWording.Of("file_register.column." + column)))],
                SidePadding = 2, PageTotal = SlipWording.Of("file_register.page_total"), PageTotalSize = CellSize,
            })
            .Build();

    private static Paragraph Cover(string text) => new(text, Emphasis.None, 14) { Alignment = TextAlignment.Centre, SpaceBefore = 10 };

    private static TableRow Row(FileRegisterRow row, int index) => new(
    [
        new((index + 1).ToString(CultureInfo.InvariantCulture), CellSize, TextAlignment.Right),
        new(row.FileCode, CellSize),
        new(row.ProcedureName, CellSize),
        new(row.Applicant, CellSize),
        new(row.AddressAndPhone, CellSize),
        new(row.LeadUnit, CellSize),
        Instant(row.ReceivedAt), Instant(row.DueAt), Instant(row.DoneAt), Instant(row.ReturnedAt),
        new(row.ReceivedBy, CellSize),
        new(row.ReturnedBy, CellSize),
        new(row.Note ?? "", CellSize),
    ]);

    private static TableCell Instant(DateTimeOffset? instant) =>
        new(instant is { } known ? VietnameseFormats.Instant(known).Replace(", ", "\n", StringComparison.Ordinal) : "", CellSize, TextAlignment.Centre);
}

/// <summary>One file in the register.</summary>
public sealed record FileRegisterRow
{
    /// <summary>Code of the file.</summary>
    public required string FileCode { get; init; }

    /// <summary>Name of the procedure.</summary>
    public required string ProcedureName { get; init; }

    /// <summary>Person or organisation.</summary>
    public required string Applicant { get; init; }

    /// <summary>Address and telephone.</summary>
    public required string AddressAndPhone { get; init; }

    /// <summary>The unit in charge.</summary>
    public required string LeadUnit { get; init; }

    /// <summary>When it was received.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When the result is promised, or null where no term is set.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>When there was a result, or null.</summary>
    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>When it was given back, or null.</summary>
    public DateTimeOffset? ReturnedAt { get; init; }

    /// <summary>How it came in, in words.</summary>
    public required string ReceivedBy { get; init; }

    /// <summary>How the result goes out, in words.</summary>
    public required string ReturnedBy { get; init; }

    /// <summary>Remark, or null.</summary>
    public string? Note { get; init; }
}
