namespace Saola.Engines.Documents.Spreadsheets;

/// <summary>What a column holds.</summary>
public enum ExportKind
{
    /// <summary>Text, also numbers that are names: codes, personal numbers.</summary>
    Text,

    /// <summary>Numbers (<see cref="long"/>, <see cref="int"/>, <see cref="decimal"/>, <see cref="double"/>, <see cref="Kernel.Money"/>).</summary>
    Number,

    /// <summary>Days (<see cref="DateOnly"/>), dd/mm/yyyy.</summary>
    Day,

    /// <summary>Instants (<see cref="DateTimeOffset"/>), dd/mm/yyyy hh:mm on the clock of Vietnam.</summary>
    Instant,
}

/// <summary>A column of an export.</summary>
/// <param name="Header">Its head; no two are alike.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Width">Width in letters, in XLSX.</param>
public sealed record ExportColumn(string Header, ExportKind Kind = ExportKind.Text, double Width = 18);
