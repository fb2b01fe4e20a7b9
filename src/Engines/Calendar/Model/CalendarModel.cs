using Microsoft.EntityFrameworkCore;
using Saola.Data;

namespace Saola.Engines.Calendar.Model;

internal sealed class CalendarModel : IModelContributor
{
    public string TablePrefix => "calendar_";

    public void Build(ModelBuilder model, DatabaseKind database)
    {
        model.Entity<DayEdit>(day =>
        {
            day.ToTable("calendar_days");
            day.Ignore(d => d.Fact);
            day.HasIndex(d => d.Date).IsUnique();
            day.Property(d => d.Name).HasMaxLength(DayLimits.Name);
            day.Property(d => d.EnglishName).HasMaxLength(DayLimits.Name);
            day.Property(d => d.Source).HasMaxLength(DayLimits.Source);
            day.Property(d => d.Reason).HasMaxLength(DayLimits.Reason);
        });
        model.Entity<HoursEdit>(hours =>
        {
            hours.ToTable("calendar_hours");
            hours.HasIndex(h => h.UnitCode).IsUnique();
            hours.Property(h => h.UnitCode).HasMaxLength(80);
            hours.Property(h => h.Hours).HasMaxLength(2_000);
            hours.Property(h => h.Source).HasMaxLength(DayLimits.Source);
            hours.Property(h => h.Reason).HasMaxLength(DayLimits.Reason);
        });
        model.Entity<CatalogueFileRow>(file =>
        {
            file.ToTable("calendar_files");
            file.HasKey(f => f.Name);
            file.Property(f => f.Name).HasMaxLength(120);
        });
        model.Entity<VersionRow>(version =>
        {
            version.ToTable("calendar_versions");
            version.Property(v => v.Id).ValueGeneratedNever();
        });
    }
}

/// <summary>The longest texts of an edit, in characters.</summary>
internal static class DayLimits
{
    public const int Name = 200;
    public const int Source = 300;
    public const int Reason = 1_000;
}
