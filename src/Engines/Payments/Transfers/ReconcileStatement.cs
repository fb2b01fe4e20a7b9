using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Saola.Engines.Identity;
using Saola.Engines.Ledger;
using Saola.Engines.Payments.Model;
using Saola.Engines.Payments.Ordering;
using Saola.Engines.Payments.Taking;
using Saola.Events;
using Saola.Events.Payments;
using Saola.Kernel;

namespace Saola.Engines.Payments.Transfers;

/// <summary>What a statement brings, before (dry run) or after it was taken in.</summary>
/// <param name="Lines">Credits.</param>
/// <param name="Matched">Those that pay their order.</param>
/// <param name="WrongAmount">Those whose order asks for another amount.</param>
/// <param name="Unknown">Those without a known reference.</param>
/// <param name="Surplus">Those whose order was paid before.</param>
/// <param name="Repeated">Those that an earlier statement brought.</param>
/// <param name="Debits">Rows without a credit, left out.</param>
/// <param name="Skipped">Rows that cannot be read, left out on demand.</param>
internal sealed record StatementOutcome(int Lines, int Matched, int WrongAmount, int Unknown, int Surplus, int Repeated, int Debits, IReadOnlyList<Fault> Skipped);

/// <summary>
/// Takes a bank statement in: each credit finds its order by the reference in its description. One row that cannot be read stops the whole import
/// unless rows like it are to be skipped; a line that was counted before is never counted again, whatever file brings it.
/// </summary>
internal sealed class ReconcileStatement(PaymentActs acts, TakeMoney take, StatementReader reader, ICurrentUser user)
{
    private const int MostFileName = 260;

    /// <summary>Faults: <c>payment.not_yours</c>, those of the file (<c>sheet.…</c>), those of rows (<c>statement.…</c>, field <c>rows[7].amount</c>), <c>statement.empty</c>.</summary>
    public async Task<Result<StatementOutcome>> HandleAsync(Stream file, string fileName, StatementColumns columns, bool skipBadRows, bool dryRun, CancellationToken cancellationToken)
    {
        if (!(await user.AuthorityAsync(cancellationToken)).Has(Roles.Finance)) return new Fault("payment.not_yours", Texts.Say("Payment.FinanceOnly"));
        using var copy = new MemoryStream();
        await file.CopyToAsync(copy, cancellationToken);
        copy.Position = 0;
        var read = reader.Read(copy, columns);
        if (!read.IsDone) return Result<StatementOutcome>.Refused(read.Faults);
        // A file may hold one transaction twice under one number of the bank: the second is the first.
        var content = read.Value with { Rows = [.. read.Value.Rows.DistinctBy(r => r.Fingerprint, StringComparer.Ordinal)] };
        if (content.Faults.Count > 0 && !skipBadRows) return Result<StatementOutcome>.Refused([.. content.Faults.Take(100)]);
        if (content.Rows.Count == 0) return new Fault("statement.empty", Texts.Say("Statement.Empty"));
        var digest = Convert.ToHexStringLower(SHA256.HashData(copy.ToArray()));
        return dryRun ? await PreviewAsync(content, cancellationToken)
            : await acts.RunAsync(token => ImportAsync(content, VietnameseText.Clean(fileName), digest, token), cancellationToken);
    }

    private async Task<Result<StatementOutcome>> PreviewAsync(StatementContent content, CancellationToken cancellationToken)
    {
        var known = await KnownAsync(content, cancellationToken);
        var counts = new Dictionary<StatementMatch, int>();
        var paidHere = new HashSet<Guid>();
        foreach (var row in content.Rows.Where(r => !known.Contains(r.Fingerprint)))
        {
            var order = await OrderAsync(row, cancellationToken);
            var match = order is null ? StatementMatch.UnknownReference : order.WasPaid || (order.Amount == row.Amount && !paidHere.Add(order.Id)) ? StatementMatch.Surplus
                : order.Amount != row.Amount ? StatementMatch.WrongAmount : StatementMatch.Matched;
            counts[match] = counts.GetValueOrDefault(match) + 1;
        }
        return Outcome(content, known.Count, counts);
    }

    private async Task<Result<StatementOutcome>> ImportAsync(StatementContent content, string fileName, string digest, CancellationToken cancellationToken)
    {
        var known = await KnownAsync(content, cancellationToken);
        var counts = new Dictionary<StatementMatch, int>();
        var importId = acts.NewId();
        foreach (var row in content.Rows.Where(r => !known.Contains(r.Fingerprint)))
        {
            var line = new StatementLine { Id = acts.NewId(), ImportId = importId, Fingerprint = row.Fingerprint, Row = row.Row, Day = row.Day, Amount = row.Amount, BankReference = row.BankReference, Description = row.Description };
            acts.Db.Add(line);
            await MatchAsync(line, await OrderAsync(row, cancellationToken), cancellationToken);
            counts[line.Match] = counts.GetValueOrDefault(line.Match) + 1;
        }
        var outcome = Outcome(content, known.Count, counts);
        acts.Db.Add(new StatementImport
        {
            Id = importId, FileName = fileName[..Math.Min(fileName.Length, MostFileName)], Sha256 = digest, At = acts.Now, By = user.PersonId, Lines = outcome.Lines, Matched = outcome.Matched, Repeated = outcome.Repeated,
        });
        await acts.RecordAsync(new ActDraft { Kind = "payments.import_statement", Subject = new Subject("statement", importId) },
            [new StatementImported(importId, digest, outcome.Lines, outcome.Matched, outcome.Repeated, acts.Now)], cancellationToken);
        return outcome;
    }

    private async Task MatchAsync(StatementLine line, PaymentOrder? order, CancellationToken cancellationToken)
    {
        line.Match = StatementMatch.UnknownReference;
        if (order is null) return;
        line.OrderId = order.Id;
        var taken = await take.TakeAsync(order, new MoneyIn("bank:" + line.Fingerprint, PaymentChannel.Transfer, line.Amount, acts.Now) { ProviderTransaction = line.BankReference.Length > 0 ? line.BankReference[..Math.Min(80, line.BankReference.Length)] : null }, cancellationToken);
        line.TakingsId = taken.TakingsId;
        line.Match = taken.Use switch { MoneyUse.Settled => StatementMatch.Matched, MoneyUse.WrongAmount => StatementMatch.WrongAmount, _ => StatementMatch.Surplus };
        // The next line may be of the same order: it must meet this one.
        await acts.Db.SaveChangesAsync(cancellationToken);
    }

    private async Task<PaymentOrder?> OrderAsync(StatementRow row, CancellationToken cancellationToken)
    {
        var references = PaymentReference.In(row.Description);
        return references.Count == 0 ? null : await acts.Db.Set<PaymentOrder>().Where(o => references.Contains(o.Reference)).OrderBy(o => o.Id).FirstOrDefaultAsync(cancellationToken);
    }

    private async Task<HashSet<string>> KnownAsync(StatementContent content, CancellationToken cancellationToken)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var piece in content.Rows.Select(r => r.Fingerprint).Distinct(StringComparer.Ordinal).Chunk(500))
            known.UnionWith(await acts.Db.Set<StatementLine>().Where(l => piece.Contains(l.Fingerprint)).Select(l => l.Fingerprint).ToListAsync(cancellationToken));
        return known;
    }

    private static StatementOutcome Outcome(StatementContent content, int repeated, Dictionary<StatementMatch, int> counts) => new(
        counts.Values.Sum(), counts.GetValueOrDefault(StatementMatch.Matched), counts.GetValueOrDefault(StatementMatch.WrongAmount), counts.GetValueOrDefault(StatementMatch.UnknownReference),
        counts.GetValueOrDefault(StatementMatch.Surplus), repeated, content.Debits, content.Faults);
}
