using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Saola.Data;
using Saola.Engines.Identity;
using Saola.Engines.Jobs;
using Saola.Web.Composition;
using Saola.Web.Navigation;

namespace Saola.Engines.Messages.Webhooks;

/// <summary>Puts the telling of events to systems outside together.</summary>
internal static class WebhookServices
{
    public const string Page = "/quan-tri/webhook";

    public static void AddWebhooks(this PartContext context)
    {
        var services = context.Services;
        services.AddSingleton(context.Configuration.GetSection("Saola:Webhooks").Get<WebhookSettings>() ?? new WebhookSettings());
        services.AddSingleton<WebhookClient>();
        services.AddSingleton<WebhookSecrets>();
        services.AddSingleton<CloudEventWriter>();
        services.AddScoped<StopWebhook>().AddScoped<WebhookSending>().AddScoped<WebhookRules>().AddScoped<WebhookParts>().AddScoped<WebhookDesk>().AddScoped<WebhookDeliveries>();
        services.AddWork<SendWebhook, SendWebhookHandler>();
        services.AddWork<ReleaseWebhooks, ReleaseWebhooksHandler>();
        services.AddSchedule<FollowEvents>(FollowEvents.Name, TimeSpan.FromSeconds(5));
        services.AddPruning<PruneDeliveries>();
        services.AddScoped<INavigationSource, Entry>();
    }

    private sealed class Entry(IStringLocalizer<Texts> texts) : INavigationSource
    {
        public IEnumerable<NavigationEntry> Entries(NavigationPlace place)
        {
            if (place == NavigationPlace.Administration)
                yield return new(texts["Webhooks.Title"], Page, 85) { VisibleTo = person => person.IsInRole(Roles.Administrator), Hint = texts["Webhooks.Hint"] };
        }
    }
}
