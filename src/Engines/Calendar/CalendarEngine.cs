using System.CommandLine;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Calendar.Api;
using Saola.Engines.Calendar.Commands;
using Saola.Engines.Calendar.Editing;
using Saola.Engines.Calendar.Feeds;
using Saola.Engines.Calendar.Model;
using Saola.Engines.Calendar.Serving;
using Saola.Engines.Identity;
using Saola.Kernel;
using Saola.Web.Composition;

namespace Saola.Engines.Calendar;

/// <summary>Working time, holidays, lunar dates, pauses.</summary>
public sealed class CalendarEngine : ISaolaPart
{
    /// <inheritdoc/>
    public string Name => "Calendar";

    /// <inheritdoc/>
    public void AddServices(PartContext context)
    {
        var services = context.Services;
        services.AddSingleton<IModelContributor, CalendarModel>();
        services.AddAdministrationEntry<Texts>("/quan-tri/lich", 60);
        services.AddSingleton<Calendars>();
        services.AddSingleton<ICalendars>(provider => provider.GetRequiredService<Calendars>());
        services.AddHostedService<CalendarWatch>();
        services.AddSingleton(new CatalogueFaults());
        services.AddSingleton(provider => new CatalogueSource(
            CatalogueFolder(context.Settings), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<CatalogueFaults>()));
        services.AddScoped<CalendarStore>();
        services.AddScoped<CalendarChanges>();
        services.AddScoped<CalendarEdit>();
        services.AddScoped<ChangeDay>();
        services.AddScoped<RestoreDay>();
        services.AddScoped<ChangeHours>();
        services.AddScoped<IStartupTask, TakeInCatalogue>();
    }

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder endpoints)
    {
        CalendarApi.Map(endpoints);
        HoursApi.Map(endpoints);
        MapFeed(endpoints);
    }

    private static void MapFeed(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/lich/nghi-le.ics", static (Calendars calendars, SaolaSettings settings, HttpResponse response) =>
    {
        response.Headers.CacheControl = "public, max-age=3600";
        response.Headers.ContentDisposition = "inline; filename=\"nghi-le.ics\"";
        return Results.Text(HolidayFeed.Write(calendars.Snapshot, settings.PublicAddress, CultureInfo.CurrentUICulture), "text/calendar; charset=utf-8");
    }).ExcludeFromDescription();

    /// <inheritdoc/>
    public IEnumerable<Command> Commands(ICommandHost host) => [new CalendarCommands(host).Create()];

    internal static string CatalogueFolder(SaolaSettings settings) => Path.Combine(settings.CatalogFolder, "calendars");
}
