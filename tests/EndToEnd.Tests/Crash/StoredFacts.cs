using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Saola.EndToEnd.Tests.Crash;

/// <summary>Asks the database itself, past the program: what stands there after the last kill.</summary>
internal sealed class StoredFacts(string setting, string folder)
{
    private const string Slip = "SELECT 1 FROM cases_documents d WHERE d.case_id = c.id AND d.kind = 'receipt_slip' AND d.round = 0";
    private const string SlipWork =
        "SELECT 1 FROM jobs_outbox w WHERE w.kind = 'cases.react' AND w.state IN ('Waiting', 'Running') AND w.payload LIKE '%' || lower(CAST(c.id AS text)) || '%'";

    /// <summary>Sentences on what must not be, whenever the program was killed; empty when all is well.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync()
    {
        var faults = new List<string>();
        await NoneAsync(faults, "case without its event, or with two",
            "SELECT count(*) FROM cases_cases c WHERE (SELECT count(*) FROM ledger_events e WHERE e.subject_kind = 'case' AND e.subject_id = c.id AND e.kind = 'cases.filed') <> 1");
        await NoneAsync(faults, "event without its case", "SELECT count(*) FROM ledger_events e WHERE e.kind = 'cases.filed' AND NOT EXISTS (SELECT 1 FROM cases_cases c WHERE c.id = e.subject_id)");
        await NoneAsync(faults, "event without its act", "SELECT count(*) FROM ledger_events e WHERE NOT EXISTS (SELECT 1 FROM ledger_acts a WHERE a.id = e.act_id)");
        await NoneAsync(faults, "case without its declaration", "SELECT count(*) FROM cases_cases c WHERE NOT EXISTS (SELECT 1 FROM cases_data d WHERE d.case_id = c.id AND d.version = 1)");
        await NoneAsync(faults, "case without its first step", "SELECT count(*) FROM cases_cases c WHERE NOT EXISTS (SELECT 1 FROM cases_step_runs r WHERE r.case_id = c.id AND r.position = 1)");
        await NoneAsync(faults, "case whose slip is neither made nor queued", $"SELECT count(*) FROM cases_cases c WHERE NOT EXISTS ({Slip}) AND NOT EXISTS ({SlipWork})");
        await NoneAsync(faults, "case without its two papers", "SELECT count(*) FROM cases_cases c WHERE (SELECT count(*) FROM cases_papers p WHERE p.case_id = c.id) <> 2");
        await NoneAsync(faults, "paper whose file belongs to another", "SELECT count(*) FROM cases_papers p WHERE NOT EXISTS (SELECT 1 FROM files_files f WHERE f.id = p.file_id AND f.owner_kind = 'case' AND f.owner_id = p.case_id)");
        await NoneAsync(faults, "paper without its file", "SELECT count(*) FROM cases_papers p WHERE NOT EXISTS (SELECT 1 FROM files_files f WHERE f.id = p.file_id)");
        await NoneAsync(faults, "document without its files",
            "SELECT count(*) FROM cases_documents d WHERE (SELECT count(*) FROM files_files f WHERE f.id IN (d.pdf_file_id, d.docx_file_id)) <> 2");
        await NoneAsync(faults, "accepted case without its event",
            "SELECT count(*) FROM cases_cases c WHERE c.accepted_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ledger_events e WHERE e.subject_id = c.id AND e.kind = 'cases.accepted')");
        await FilesAsync(faults);
        await NumbersAsync(faults);
        return faults;
    }

    /// <summary>Sentences on what must not be once all work was done.</summary>
    public async Task<IReadOnlyList<string>> FaultsWhenDoneAsync()
    {
        var faults = new List<string>(await FaultsAsync());
        await NoneAsync(faults, "work that is not done", "SELECT count(*) FROM jobs_outbox w WHERE w.state <> 'Done'");
        await NoneAsync(faults, "case without its slip", $"SELECT count(*) FROM cases_cases c WHERE NOT EXISTS ({Slip})");
        await NoneAsync(faults, "slip that was made twice", "SELECT count(*) FROM (SELECT 1 FROM cases_documents d GROUP BY d.case_id, d.kind, d.round HAVING count(*) > 1) AS twice");
        await NoneAsync(faults, "accepted case without its second slip",
            "SELECT count(*) FROM cases_cases c WHERE c.accepted_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM cases_documents d WHERE d.case_id = c.id AND d.kind = 'receipt_slip' AND d.round = 1)");
        return faults;
    }

    /// <summary>Number, key and acceptance of every case.</summary>
    public Task<List<(string Number, string Key, bool Accepted)>> CasesAsync() =>
        RowsAsync("SELECT number, submission_key, CASE WHEN accepted_at IS NULL THEN 0 ELSE 1 END FROM cases_cases",
            row => (row.GetString(0), row.GetString(1), Convert.ToInt64(row.GetValue(2), CultureInfo.InvariantCulture) == 1));

    private async Task FilesAsync(List<string> faults)
    {
        foreach (var digest in await RowsAsync("SELECT DISTINCT sha256 FROM files_files", row => row.GetString(0)))
        {
            if (!File.Exists(Path.Combine(folder, "files", digest[..2], digest[2..4], digest))) faults.Add($"file without its content: {digest}");
        }
    }

    // The counter of a day, the count of its cases and the highest number are one: no number without its case, no gap.
    private async Task NumbersAsync(List<string> faults)
    {
        var days = (await CasesAsync()).GroupBy(c => c.Number[..c.Number.LastIndexOf('-')], StringComparer.Ordinal).ToList();
        var counters = await RowsAsync("SELECT name, value FROM data_counters WHERE name LIKE 'case:%'", row => (Name: row.GetString(0), Value: row.GetInt64(1)));
        if (days.Count != counters.Count) faults.Add($"{counters.Count} counters for {days.Count} days");
        foreach (var day in days)
        {
            var sequences = day.Select(c => long.Parse(c.Number[(c.Number.LastIndexOf('-') + 1)..], CultureInfo.InvariantCulture)).Order().ToList();
            if (!sequences.SequenceEqual(Enumerable.Range(1, sequences.Count).Select(n => (long)n))) faults.Add($"numbers of {day.Key} have a gap: {string.Join(' ', sequences)}");
            if (counters.All(c => c.Value != sequences.Count)) faults.Add($"{sequences.Count} cases of {day.Key}, counters {string.Join(' ', counters)}");
        }
    }

    private async Task NoneAsync(List<string> faults, string what, string sql)
    {
        var count = (await RowsAsync(sql, row => row.GetInt64(0)))[0];
        if (count != 0) faults.Add($"{what}: {count}");
    }

    private async Task<List<T>> RowsAsync<T>(string sql, Func<DbDataReader, T> read)
    {
        await using var connection = Connection();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements stand above.
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync()) rows.Add(read(reader));
        return rows;
    }

    private DbConnection Connection() => setting.StartsWith("postgres:", StringComparison.Ordinal)
        ? new NpgsqlConnection(setting["postgres:".Length..] + ";Pooling=false")
        : new SqliteConnection($"Data Source={Path.Combine(folder, "saola.db")};Pooling=False");
}
