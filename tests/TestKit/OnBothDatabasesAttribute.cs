using System.Reflection;
using Saola.Data;
using Xunit.Sdk;
using Xunit.v3;

namespace Saola.TestKit;

/// <summary>
/// Runs a theory once on SQLite and once on PostgreSQL: the first parameter is the <see cref="DatabaseKind"/>.
/// <c>./saola test --quick</c> leaves PostgreSQL out.
/// </summary>
public sealed class OnBothDatabasesAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<Xunit.ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker)
    {
        List<Xunit.ITheoryDataRow> rows = [new Xunit.TheoryDataRow<DatabaseKind>(DatabaseKind.Sqlite)];
        if (TestDatabase.PostgresServer is not null) rows.Add(new Xunit.TheoryDataRow<DatabaseKind>(DatabaseKind.Postgres));
        return new(rows);
    }

    public override bool SupportsDiscoveryEnumeration() => true;
}
