using Microsoft.EntityFrameworkCore;
using Saola.Data;

namespace Saola.Engines.Search.Model;

internal sealed class SearchModel : IModelContributor
{
    public const int LongestKind = 40, LongestId = 120;

    public string TablePrefix => "search_";

    public void Build(ModelBuilder model, DatabaseKind database)
    {
        model.Entity<SearchChange>(change =>
        {
            change.ToTable("search_changes");
            change.Property(c => c.Kind).HasMaxLength(LongestKind);
            change.Property(c => c.Document).HasMaxLength(LongestId);
            change.HasIndex(c => c.TransactionId);
            change.HasIndex(c => c.At);
            var transaction = change.Property(c => c.TransactionId);
            if (database == DatabaseKind.Postgres) transaction.HasDefaultValueSql("pg_current_xact_id()::text::bigint");
            else transaction.HasDefaultValue(0L);
        });
        model.Entity<SearchMark>(mark =>
        {
            mark.ToTable("search_marks");
            mark.HasKey(m => m.Name);
            mark.Property(m => m.Name).HasMaxLength(20);
        });
    }
}
