using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Saola.App.Commands;
using Saola.Data;
using Saola.Engines.Cases;
using Saola.TestKit;

namespace Saola.Bench;

/// <summary>
/// The pages that must stay quick when a department has a million cases. The demonstration year is loaded by the program, then its rows are copied
/// inside PostgreSQL under new keys and numbers, each copy some hours earlier, and the daily figures are raised in the same measure.
/// Of the open cases only every eighth copy is made, so that some 5,500 of the million are open at once.
/// </summary>
internal static class MillionCases
{
    private const int DemoCases = 3000;
    private const int Copies = 370;
    private const string DemonstrationPassword = "saola-demo";
    private const int OpenEvery = 8;
    private static readonly string[] Children = ["cases_data", "cases_fees", "cases_papers", "cases_pauses", "cases_results", "cases_step_runs", "cases_supplements", "cases_documents"];

    public static async Task RunAsync(BenchReport report)
    {
        if (TestDatabase.PostgresServer is null)
        {
            Console.Error.WriteLine("million: no PostgreSQL, left out");
            return;
        }
        Environment.SetEnvironmentVariable("Saola__RateLimits__tracking", int.MaxValue.ToString(CultureInfo.InvariantCulture));
        FiledCase? followed = null;
        await using var site = await SaolaTestSite.StartAsync(DatabaseKind.Postgres, seed: async services =>
        {
            await DemoCommand.LoadAsync(services, DemoCases, _ => { }, CancellationToken.None);
            followed = await services.GetRequiredService<SubmitCase>().FindAsync($"demonstration:{DemoCommand.Seed}:0", CancellationToken.None);
        });
        var (cases, open) = await MultiplyAsync(site.Settings.Database["postgres:".Length..]);
        var data = string.Create(CultureInfo.InvariantCulture, $"{cases} cases ({open} open), PostgreSQL");
        using var visitor = site.Client();
        report.Add("million", $"{data}, 50 requests in flight, /tra-cuu", "p95", await PageTimes.P95Async(visitor, $"/tra-cuu?number={followed!.Number}&code={followed.TrackingCode}", 50), "ms");
        foreach (var (account, path) in new[]
        {
            ("officer@saola.test", "/can-bo"), ("officer@saola.test", "/can-bo?sort=-due&timing=overdue"), ("clerk@saola.test", "/can-bo"),
            ("director@saola.test", "/can-bo/ho-so?text=nguyen&open=false&sort=-ended"), ("director@saola.test", "/can-bo/ho-so?timing=overdue"), ("director@saola.test", "/can-bo/so-lieu"),
        })
        {
            using var browser = new Browser(site, followRedirects: true);
            await browser.OpenAsync("/dang-nhap");
            await browser.SubmitAsync("form", ("Email", account), ("Password", DemonstrationPassword));
            report.Add("million", $"{data}, 4 requests in flight, {path} as {account}", "p95", await PageTimes.P95Async(browser.Client, path, 4), "ms");
        }
    }

    private static async Task<(long Cases, long Open)> MultiplyAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Command Timeout=1800");
        await connection.OpenAsync();
        const string copies = "CREATE TEMP TABLE picked AS SELECT c.id, n FROM cases_cases c CROSS JOIN generate_series(1, {0}) n WHERE c.ended_at IS NOT NULL OR n % {1} = 0; ANALYZE picked";
        await ExecuteAsync(connection, string.Format(CultureInfo.InvariantCulture, copies, Copies, OpenEvery));
        await CopyAsync(connection, "cases_cases", "id");
        foreach (var child in Children) await CopyAsync(connection, child, "case_id");
        await ExecuteAsync(connection, $"UPDATE indicators_daily SET value = value * {Copies}; VACUUM ANALYZE");
        await using var count = new NpgsqlCommand("SELECT count(*), count(*) FILTER (WHERE ended_at IS NULL) FROM cases_cases", connection);
        await using var reader = await count.ExecuteReaderAsync();
        await reader.ReadAsync();
        return (reader.GetInt64(0), reader.GetInt64(1));
    }

    private static async Task CopyAsync(NpgsqlConnection connection, string table, string caseColumn)
    {
        var columns = new List<(string Name, string Type)>();
        await using (var read = new NpgsqlCommand($"SELECT column_name, data_type FROM information_schema.columns WHERE table_name = '{table}' ORDER BY ordinal_position", connection))
        await using (var reader = await read.ExecuteReaderAsync())
            while (await reader.ReadAsync()) columns.Add((reader.GetString(0), reader.GetString(1)));
        var names = string.Join(", ", columns.Select(c => $"\"{c.Name}\""));
        var values = string.Join(", ", columns.Select(c => Value(table, c.Name, c.Type)));
        await ExecuteAsync(connection, $"INSERT INTO {table} ({names}) SELECT {values} FROM {table} t JOIN picked p ON p.id = t.{caseColumn}");
    }

    private static string Value(string table, string column, string type) => (table, column, type) switch
    {
        (_, "id", _) or (_, "case_id", _) => $"md5(t.\"{column}\"::text || p.n)::uuid",
        ("cases_cases", "number" or "submission_key", _) or ("cases_results", "number" or "verification_code", _) => $"left(md5(p.n::text), 4) || t.\"{column}\" || p.n",
        (_, _, "timestamp with time zone") => $"t.\"{column}\" - p.n * interval '3 hours'",
        _ => $"t.\"{column}\"",
    };

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        foreach (var statement in sql.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            await using var command = new NpgsqlCommand(statement, connection);
            await command.ExecuteNonQueryAsync();
        }
    }
}
