using Microsoft.EntityFrameworkCore;

namespace Saola.Data;

/// <summary>
/// Adds the tables of one engine or module to the one model. Entities are internal to their assembly; nobody else can name them.
/// Every table begins with the prefix of its part (architecture.md, decision 2).
/// </summary>
public interface IModelContributor
{
    /// <summary>Prefix of all its tables, such as <c>ledger_</c>.</summary>
    string TablePrefix { get; }

    /// <summary>Adds the entities. <paramref name="database"/> is for what differs, such as a filtered index's syntax.</summary>
    void Build(ModelBuilder model, DatabaseKind database);
}

/// <summary>A record that two people may change at once: the second one is told instead of overwriting.</summary>
public interface IVersioned
{
    /// <summary>Raised by one at each change; the database compares it.</summary>
    int RowVersion { get; set; }
}
