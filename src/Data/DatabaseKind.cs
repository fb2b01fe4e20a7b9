namespace Saola.Data;

/// <summary>The two databases that Saola runs on.</summary>
public enum DatabaseKind
{
    /// <summary>One embedded file, one process.</summary>
    Sqlite,

    /// <summary>A server, any number of web nodes.</summary>
    Postgres,
}
