using Microsoft.EntityFrameworkCore;
using Saola.Data;

namespace Saola.Engines.Messages.Model;

internal sealed class MessagesModel : IModelContributor
{
    public const int LongestError = 1000;

    public string TablePrefix => "messages_";

    public void Build(ModelBuilder model, DatabaseKind database)
    {
        model.Entity<InboxNotice>(notice =>
        {
            notice.ToTable("messages_inbox");
            notice.Property(n => n.Kind).HasMaxLength(80);
            notice.Property(n => n.Title).HasMaxLength(500);
            notice.Property(n => n.Link).HasMaxLength(500);
            notice.Property(n => n.AboutKind).HasMaxLength(40);
            notice.HasIndex(n => new { n.PersonId, n.Id });
            notice.HasIndex(n => n.PersonId).HasFilter("read_at IS NULL").HasDatabaseName("ix_messages_inbox_unread");
        });
        model.Entity<Mail>(mail =>
        {
            mail.ToTable("messages_mails");
            mail.Property(m => m.Address).HasMaxLength(320);
            mail.Property(m => m.Subject).HasMaxLength(500);
            mail.Property(m => m.Link).HasMaxLength(500);
            mail.Property(m => m.MessageId).HasMaxLength(200);
            mail.Property(m => m.LastError).HasMaxLength(LongestError);
            mail.HasIndex(m => new { m.State, m.Id });
            mail.HasIndex(m => new { m.Address, m.Id });
        });
        model.Entity<UsedKey>(key =>
        {
            key.ToTable("messages_keys");
            key.HasKey(k => k.Key);
            key.Property(k => k.Key).HasMaxLength(200);
        });
        BuildWebhooks(model);
    }

    private static void BuildWebhooks(ModelBuilder model)
    {
        model.Entity<WebhookSubscriber>(subscriber =>
        {
            subscriber.ToTable("messages_webhooks");
            subscriber.Property(s => s.Name).HasMaxLength(200);
            subscriber.Property(s => s.Address).HasMaxLength(1000);
            subscriber.Property(s => s.Ground).HasMaxLength(20);
        });
        model.Entity<WebhookPosition>(position =>
        {
            position.ToTable("messages_webhook_positions");
            position.HasKey(p => p.SubscriberId);
            position.Property(p => p.SubscriberId).ValueGeneratedNever();
        });
        model.Entity<WebhookDelivery>(delivery =>
        {
            delivery.ToTable("messages_webhook_deliveries");
            delivery.Property(d => d.Kind).HasMaxLength(80);
            delivery.Property(d => d.LastError).HasMaxLength(LongestError);
            delivery.HasIndex(d => new { d.SubscriberId, d.State, d.Id });
            delivery.HasIndex(d => new { d.State, d.Id });
        });
    }
}
