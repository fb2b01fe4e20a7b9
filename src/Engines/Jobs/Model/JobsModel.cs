using Microsoft.EntityFrameworkCore;
using Saola.Data;

namespace Saola.Engines.Jobs.Model;

internal sealed class JobsModel : IModelContributor
{
    public const int LongestError = 2000;

    public string TablePrefix => "jobs_";

    public void Build(ModelBuilder model, DatabaseKind database)
    {
        model.Entity<OutboxRow>(work =>
        {
            work.ToTable("jobs_outbox");
            work.Property(w => w.Kind).HasMaxLength(80);
            work.Property(w => w.Key).HasMaxLength(200);
            work.Property(w => w.LastError).HasMaxLength(LongestError);
            work.Property(w => w.TraceParent).HasMaxLength(80);
            work.HasIndex(w => new { w.State, w.NotBefore });
            work.HasIndex(w => new { w.State, w.FinishedAt });
            work.HasIndex(w => w.LeaseId);
            work.HasIndex(w => w.Key).HasFilter("key IS NOT NULL AND state = 'Waiting'").HasDatabaseName("ix_jobs_outbox_waiting_key");
        });
        model.Entity<ScheduleRow>(schedule =>
        {
            schedule.ToTable("jobs_schedules");
            schedule.HasKey(s => s.Name);
            schedule.Property(s => s.Name).HasMaxLength(80);
            schedule.Property(s => s.LastError).HasMaxLength(LongestError);
        });
    }
}
