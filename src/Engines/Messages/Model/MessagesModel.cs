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
    }
}
