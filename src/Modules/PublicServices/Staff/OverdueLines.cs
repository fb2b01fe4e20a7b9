using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using Saola.Engines.Calendar;
using Saola.Engines.Cases;
using Saola.Engines.Documents.Spreadsheets;
using Saola.Engines.Identity;
using Saola.Kernel;

namespace Saola.Modules.PublicServices.Staff;

/// <summary>A late dossier: whose it is, how late in working time, why.</summary>
/// <param name="Line">The dossier as lists show it.</param>
/// <param name="Unit">Unit that has it.</param>
/// <param name="Officer">Person who has it; empty while nobody was assigned.</param>
/// <param name="Due">The date that passed: of the dossier, or of its step.</param>
/// <param name="Late">How late, in working time.</param>
/// <param name="Reason">Why, as the apology says it; null as long as nobody has said.</param>
/// <param name="Apology">How far the apology is; null when there is none.</param>
internal sealed record OverdueLine(CaseLine Line, string Unit, string Officer, DateTimeOffset Due, WorkingSpan Late, string? Reason, ApologyState? Apology);

/// <summary>The late dossiers by name, for the screen, the interface and the export.</summary>
internal sealed class OverdueLines(ListCases cases, CaseLines lines, ListApologies apologies, IUnits units, TableDownload download, IStringLocalizer<StaffTexts> texts)
{
    private const int Piece = 200;

    /// <summary>The filter of the list: late by the date of the dossier, or of the step, as <see cref="CaseFilter.Timing"/> says.</summary>
    public static CaseFilter Late(CaseFilter filter) => filter with { Timing = filter.Timing == "step_overdue" ? filter.Timing : "overdue" };

    public async Task<Page<OverdueLine>> PageAsync(CaseFilter filter, CancellationToken cancellationToken)
    {
        var page = await cases.PageAsync(Late(filter), cancellationToken);
        return new(await OfAsync(page.Items, filter.Timing == "step_overdue", cancellationToken), page.Next);
    }

    public Task WriteAsync(HttpResponse response, CaseFilter filter, string format, CancellationToken cancellationToken) =>
        download.WriteAsync(response, new DownloadedTable("ho-so-qua-han", texts["Overdue.Sheet"], Columns(), RowsAsync(Late(filter), cancellationToken)), format, cancellationToken);

    private async Task<IReadOnlyList<OverdueLine>> OfAsync(IReadOnlyList<CaseRow> rows, bool byStep, CancellationToken cancellationToken)
    {
        var dressed = await lines.OfAsync(rows, cancellationToken);
        var reasons = await apologies.LatestAsync([.. rows.Select(r => r.Id)], cancellationToken);
        return [.. dressed.Select(line =>
        {
            var row = line.Row;
            var due = (byStep ? row.StepDueAt : row.DueAt) ?? row.ReceptionDueAt;
            var known = reasons.TryGetValue(row.Id, out var latest);
            return new OverdueLine(line, units.NameOf(row.StepUnit ?? row.UnitCode), row.AssigneeId is null ? "" : line.Holder, due, lines.Late(byStep ? row.StepUnit : row.UnitCode, due), known ? latest.Reason : null, known ? latest.State : null);
        })];
    }

    private IReadOnlyList<ExportColumn> Columns() =>
        [.. new[] { "Number", "Procedure", "Applicant", "Unit", "Officer", "Step", "Due", "NewDue", "Late", "LateHours", "Reason", "Apology" }.Select(name => new ExportColumn(texts["Overdue.Col." + name]))];

    private async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(CaseFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var rows in PiecesAsync(filter, cancellationToken))
        {
            foreach (var line in await OfAsync(rows, filter.Timing == "step_overdue", cancellationToken))
            {
                var row = line.Line.Row;
                yield return
                [
                    row.Number, row.TypeName, row.ApplicantName, line.Unit, line.Officer, line.Line.StepName, VietnameseFormats.Instant(line.Due), row.PromisedAt is { } promised ? VietnameseFormats.Instant(promised) : null,
                    line.Late.Words(), Math.Round(line.Late.Minutes / 60m, 2), line.Reason, line.Apology is { } state ? texts["Apology.State." + state].Value : null,
                ];
            }
        }
    }

    private async IAsyncEnumerable<List<CaseRow>> PiecesAsync(CaseFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var piece = new List<CaseRow>(Piece);
        await foreach (var row in cases.ExportAsync(filter, cancellationToken))
        {
            piece.Add(row);
            if (piece.Count < Piece) continue;
            yield return piece;
            piece = new List<CaseRow>(Piece);
        }
        if (piece.Count > 0) yield return piece;
    }
}
