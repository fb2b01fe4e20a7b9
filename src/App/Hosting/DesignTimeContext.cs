using Microsoft.EntityFrameworkCore.Design;
using Saola.Data;
using Saola.Kernel;

namespace Saola.App.Hosting;

/// <summary>Gives <c>dotnet ef</c> a context: <c>-- sqlite</c> or <c>-- postgres:…</c>. Used by <c>./saola migration NAME</c> only.</summary>
internal sealed class DesignTimeContext : IDesignTimeDbContextFactory<AppDbContext>
{
    public AppDbContext CreateDbContext(string[] args)
    {
        var settings = new SaolaSettings { Database = args.FirstOrDefault() ?? "sqlite", DataFolder = Path.Combine(Path.GetTempPath(), "saola-design") };
        var services = SaolaHost.BuildServices(settings, new ConfigurationBuilder().Build());
        return services.CreateScope().ServiceProvider.GetRequiredService<AppDbContext>();
    }
}
