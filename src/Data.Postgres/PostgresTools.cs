using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Saola.Data.Postgres;

/// <summary>The server's own programs for copying a database, found on PATH or where Debian and its relatives put them.</summary>
internal static class PostgresTools
{
    private const string DebianFolder = "/usr/lib/postgresql";

    /// <summary>File of a tool, or null when it is not installed.</summary>
    public static string? Find(string tool)
    {
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return onPath.Concat(DebianFolders()).Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? tool + ".exe" : tool)).FirstOrDefault(File.Exists);
    }

    /// <summary>Runs a tool against the database of a connection.</summary>
    public static async Task RunAsync(string tool, IReadOnlyList<string> arguments, NpgsqlConnectionStringBuilder connection, CancellationToken cancellationToken)
    {
        var file = Find(tool) ?? throw new StartRefusedException($"Chưa có chương trình {tool}. Hãy cài gói postgresql-client cùng phiên bản với máy chủ PostgreSQL rồi chạy lại.");
        var start = new ProcessStartInfo(file, arguments) { RedirectStandardError = true, UseShellExecute = false };
        // The password goes through the environment, never through the command line, where every user of the machine could read it.
        start.Environment["PGHOST"] = connection.Host;
        start.Environment["PGPORT"] = connection.Port.ToString(CultureInfo.InvariantCulture);
        start.Environment["PGUSER"] = connection.Username;
        start.Environment["PGDATABASE"] = connection.Database;
        if (connection.Password is { } password) start.Environment["PGPASSWORD"] = password;
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{tool} did not start.");
        try
        {
            var error = await process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            if (process.ExitCode != 0) throw new StartRefusedException($"{tool}: {error.Trim()}");
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    // The newest first: a tool reads servers of its own version and older ones.
    private static IEnumerable<string> DebianFolders() => !Directory.Exists(DebianFolder) ? [] :
        Directory.GetDirectories(DebianFolder)
            .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0)
            .Select(folder => Path.Combine(folder, "bin"));
}
