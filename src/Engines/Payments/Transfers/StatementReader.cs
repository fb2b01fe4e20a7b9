using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Saola.Engines.Documents.Spreadsheets;
using Saola.Kernel;

namespace Saola.Engines.Payments.Transfers;

/// <summary>Under which heads a bank writes its columns; empty means the usual ones.</summary>
/// <param name="Day">Day of the transaction.</param>
/// <param name="Amount">Credit.</param>
/// <param name="Description">Description.</param>
/// <param name="BankReference">The bank's number of the transaction.</param>
internal sealed record StatementColumns(string? Day, string? Amount, string? Description, string? BankReference);

/// <summary>A credit as it stands in the file.</summary>
internal sealed record StatementRow(int Row, DateOnly Day, Money Amount, string Description, string BankReference, string Fingerprint);

/// <summary>What a file holds: credits, and rows that cannot be read, each with its number.</summary>
internal sealed record StatementContent(IReadOnlyList<StatementRow> Rows, IReadOnlyList<Fault> Faults, int Debits);

/// <summary>Reads a bank statement from XLSX or CSV. Rows without a credit (debits) are left out and counted.</summary>
internal sealed class StatementReader(SheetImport sheets)
{
    private const int MostRows = 10_000;

    // A row may lack any of them (a debit has no credit); a file in which no row has one lacks the column.
    private static readonly Dictionary<string, string> Needed = new(StringComparer.Ordinal)
    {
        ["day"] = "Statement.Column.Day", ["amount"] = "Statement.Column.Amount", ["description"] = "Statement.Column.Description",
    };

    public Result<StatementContent> Read(Stream file, StatementColumns columns)
    {
        var read = sheets.Read(file,
        [
            Column("day", columns.Day, "Ngày giao dịch", "Ngày", "Ngày hạch toán", "Transaction date", "Date"),
            Column("amount", columns.Amount, "Số tiền ghi có", "Ghi có", "Có", "Số tiền", "Credit", "Amount"),
            Column("description", columns.Description, "Nội dung", "Diễn giải", "Mô tả", "Nội dung giao dịch", "Description", "Remark"),
            Column("reference", columns.BankReference, "Số tham chiếu", "Số giao dịch", "Mã giao dịch", "Số bút toán", "Reference", "Transaction no"),
        ], new SheetLimits(MostRows));
        if (!read.IsDone) return Result<StatementContent>.Refused(read.Faults);
        var missing = Needed.Where(n => read.Value.Rows.All(r => !r.Values.ContainsKey(n.Key))).Select(n => new Fault("statement.column_missing", Texts.Say("Statement.ColumnMissing", Texts.Say(n.Value)), n.Key)).ToList();
        if (missing.Count > 0) return Result<StatementContent>.Refused(missing);
        var (rows, faults, debits) = (new List<StatementRow>(), new List<Fault>(), 0);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in read.Value.Rows)
        {
            if (!row.Values.TryGetValue("amount", out var amount) || amount is "0" or "-") debits++;
            else if (Parse(row, amount, faults) is { } parsed) rows.Add(parsed with { Fingerprint = Fingerprint(parsed, seen) });
        }
        return new StatementContent(rows, faults, debits);
    }

    private static SheetColumn Column(string key, string? chosen, string usual, params string[] others) => string.IsNullOrWhiteSpace(chosen)
        ? new SheetColumn { Key = key, Header = usual, Aliases = others } : new SheetColumn { Key = key, Header = chosen };

    private static StatementRow? Parse(SheetRow row, string amount, List<Fault> faults)
    {
        var before = faults.Count;
        var cents = amount.Split(',');
        if (!Money.TryParse(cents.Length == 2 && cents[1].All(c => c == '0') ? cents[0] : amount, out var dong) || dong <= Money.Zero)
            faults.Add(new Fault("statement.amount", Texts.Say("Statement.Amount", row.Number, amount), $"rows[{row.Number}].amount"));
        var dayText = row.Values.GetValueOrDefault("day", "");
        if (!VietnameseFormats.TryParseDay(dayText.Split(' ')[0], out var day)) faults.Add(new Fault("statement.day", Texts.Say("Statement.Day", row.Number, dayText), $"rows[{row.Number}].day"));
        var description = row.Values.GetValueOrDefault("description", "");
        if (description.Length == 0) faults.Add(new Fault("statement.description", Texts.Say("Statement.Description", row.Number), $"rows[{row.Number}].description"));
        return faults.Count > before ? null : new StatementRow(row.Number, day, dong, description[..Math.Min(description.Length, 1000)], Short(row.Values.GetValueOrDefault("reference", "")), "");
    }

    // The bank's number tells lines apart. Where it gives none, two equal lines of one file are two transfers, and the same file again is the same two.
    private static string Fingerprint(StatementRow row, Dictionary<string, int> seen)
    {
        var text = row.BankReference.Length > 0
            ? $"{row.BankReference}|{row.Day:yyyyMMdd}|{row.Amount.Dong}" : $"|{row.Day:yyyyMMdd}|{row.Amount.Dong}|{VietnameseText.Fold(row.Description)}";
        if (row.BankReference.Length == 0)
        {
            var count = seen[text] = seen.GetValueOrDefault(text) + 1;
            text += "|" + count.ToString(CultureInfo.InvariantCulture);
        }
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    private static string Short(string text) => text[..Math.Min(text.Length, 120)];
}
