using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Identity;
using Saola.Engines.Jobs;
using Saola.Engines.Messages.Api;
using Saola.Engines.Messages.Desk;
using Saola.Engines.Messages.Inbox;
using Saola.Engines.Messages.Mailing;
using Saola.Engines.Messages.Model;
using Saola.Engines.Messages.Queue;
using Saola.Engines.Messages.Webhooks;
using Saola.Web;
using Saola.Web.Composition;
using Saola.Web.Navigation;

namespace Saola.Engines.Messages;

/// <summary>E-mail, the inbox on the site, webhooks.</summary>
public sealed class MessagesEngine : ISaolaPart
{
    /// <inheritdoc/>
    public string Name => "Messages";

    /// <inheritdoc/>
    public void AddServices(PartContext context)
    {
        var services = context.Services;
        var settings = (context.Configuration.GetSection("Saola:Mail").Get<MailSettings>() ?? new MailSettings()).Of(context.Settings);
        services.AddLocalization();
        services.AddOptions<SiteOptions>();
        services.AddSingleton(settings);
        services.AddSingleton<IModelContributor, MessagesModel>();
        services.AddAdministrationEntry<Texts>("/quan-tri/thu", 80);
        services.AddScoped<MessageKeys>();
        services.AddScoped<MailQueue>();
        services.AddScoped<IMailQueue>(provider => provider.GetRequiredService<MailQueue>());
        services.AddScoped<INotices, NoticeQueue>();
        services.AddScoped<IAccountMail, AccountMail>();
        services.AddScoped<IAccountNotices, AccountNotices>();
        services.AddScoped<AttachedFiles>();
        AddBell(services);
        services.AddScoped<PersonInbox>();
        services.AddScoped<MailWriter>();
        services.AddScoped<MailDesk>();
        if (settings.ToMailbox) services.AddSingleton<IMailDelivery, MailboxDelivery>();
        else services.AddSingleton<IMailDelivery, SmtpDelivery>();
        services.AddWork<SendMail, SendMailHandler>();
        services.AddPruning<PruneSentMails>();
        context.AddWebhooks();
        services.AddSchedule<ReleaseHeldMails>(ReleaseHeldMails.Name, TimeSpan.FromMinutes(5));
    }

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder endpoints)
    {
        InboxEndpoint.Map(endpoints);
        MailsApi.Map(endpoints);
        WebhooksApi.Map(endpoints);
    }

    // Identity stands below and registered its menu before; ours stands around it.
    private static void AddBell(IServiceCollection services)
    {
        if (services.LastOrDefault(s => s.ServiceType == typeof(IAccountMenu)) is not { } registered) return;
        services.Remove(registered);
        services.AddScoped<IAccountMenu>(provider => new BellMenu(
            (IAccountMenu)(registered.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, registered.ImplementationType!)),
            provider.GetRequiredService<PersonInbox>(), provider.GetRequiredService<ICurrentUser>()));
    }
}
