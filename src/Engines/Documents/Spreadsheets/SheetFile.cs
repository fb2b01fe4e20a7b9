using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using Microsoft.Extensions.Localization;
using MiniExcelLibs;
using Saola.Kernel;

namespace Saola.Engines.Documents.Spreadsheets;

/// <summary>The cells of an XLSX or CSV file as text, row by row, within limits.</summary>
internal sealed class SheetFile(IStringLocalizer<Texts> texts)
{
    // A small ZIP can unpack to anything; real sheets of the allowed size stay far below this.
    private const long MostUnpacked = 100 * 1024 * 1024;
    private static readonly byte[] ZipSignature = "PK\u0003\u0004"u8.ToArray();
    private static readonly byte[] OldOfficeSignature = [0xD0, 0xCF, 0x11, 0xE0];

    /// <summary>The rows with their numbers, trimmed and composed.</summary>
    public Result<IReadOnlyList<CsvRecord>> Rows(Stream file, SheetLimits limits)
    {
        var bytes = Bytes(file, limits.MaxBytes);
        if (bytes is null) return new Fault("sheet.too_large", texts["sheet.too_large", "> " + Megabytes(limits.MaxBytes), Megabytes(limits.MaxBytes)]);
        if (bytes.Length == 0) return new Fault("sheet.empty", texts["sheet.empty"]);
        if (bytes.AsSpan().StartsWith(OldOfficeSignature)) return new Fault("sheet.old_format", texts["sheet.old_format"]);
        return bytes.AsSpan().StartsWith(ZipSignature) ? Xlsx(bytes, limits) : CsvRows(bytes, limits);
    }

    private Result<IReadOnlyList<CsvRecord>> Xlsx(byte[] bytes, SheetLimits limits)
    {
        try
        {
            if (!UnpacksWithin(bytes, MostUnpacked)) return new Fault("sheet.too_large", texts["sheet.too_large", "> " + Megabytes(MostUnpacked), Megabytes(MostUnpacked)]);
            using var stream = new MemoryStream(bytes);
            // The head, the rows, and one more that shows that there are too many; blank rows in between are bounded too.
            var rows = MiniExcel.Query(stream, useHeaderRow: false, excelType: ExcelType.XLSX)
                .Cast<IDictionary<string, object?>>()
                .Take((2 * limits.MaxRows) + 1000)
                .Select((row, i) => new CsvRecord(i + 1, [.. row.Values.Select(CellText)]))
                .ToList();
            return rows;
        }
        catch (Exception exception) when (exception is InvalidDataException or XmlException or FormatException or ArgumentException or InvalidOperationException or NullReferenceException or KeyNotFoundException)
        {
            return new Fault("sheet.unreadable", texts["sheet.unreadable"]);
        }
    }

    private Result<IReadOnlyList<CsvRecord>> CsvRows(byte[] bytes, SheetLimits limits)
    {
        if (Decoded(bytes) is not { } text) return new Fault("sheet.encoding", texts["sheet.encoding"]);
        if (text.Contains('\0', StringComparison.Ordinal)) return new Fault("sheet.unreadable", texts["sheet.unreadable"]);
        try
        {
            return Csv.Read(text, Csv.Delimiter(text))
                .Take((2 * limits.MaxRows) + 1000)
                .Select(record => record with { Fields = [.. record.Fields.Select(field => VietnameseText.CleanLines(Csv.Unguarded(field)))] })
                .ToList();
        }
        catch (FormatException fault)
        {
            return new Fault("sheet.quote", texts["sheet.quote", fault.Message]);
        }
    }

    private static string CellText(object? value) => value switch
    {
        null => "",
        string text => VietnameseText.CleanLines(Csv.Unguarded(text)),
        DateTime instant => instant.ToString(instant.TimeOfDay == TimeSpan.Zero ? "dd/MM/yyyy" : "dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture),
        double number => number.ToString("0.##########", CultureInfo.InvariantCulture).Replace('.', ','),
        bool truth => truth ? "true" : "false",
        _ => VietnameseText.CleanLines(Convert.ToString(value, CultureInfo.InvariantCulture)),
    };

    // Null when there is more than allowed.
    private static byte[]? Bytes(Stream file, long limit)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[81920];
        for (var read = file.Read(chunk); read > 0; read = file.Read(chunk))
        {
            if (buffer.Length + read > limit) return null;
            buffer.Write(chunk, 0, read);
        }
        return buffer.ToArray();
    }

    // What the archive says of its sizes may be a lie, so it is unpacked and counted.
    private static bool UnpacksWithin(byte[] bytes, long limit)
    {
        using var archive = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        var chunk = new byte[81920];
        var total = 0L;
        foreach (var entry in archive.Entries)
        {
            using var stream = entry.Open();
            for (var read = stream.Read(chunk); read > 0; read = stream.Read(chunk))
            {
                total += read;
                if (total > limit) return false;
            }
        }
        return true;
    }

    // Null when it is neither UTF-8 nor UTF-16 with a mark.
    private static string? Decoded(byte[] bytes)
    {
        try
        {
            return bytes switch
            {
                [0xFF, 0xFE, ..] => new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true).GetString(bytes, 2, bytes.Length - 2),
                [0xFE, 0xFF, ..] => new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true).GetString(bytes, 2, bytes.Length - 2),
                [0xEF, 0xBB, 0xBF, ..] => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes, 3, bytes.Length - 3),
                _ => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes),
            };
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static string Megabytes(long bytes) => $"{VietnameseFormats.Number(bytes / (1024m * 1024m), 1)} MB";
}
