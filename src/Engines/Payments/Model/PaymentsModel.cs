using Microsoft.EntityFrameworkCore;
using Saola.Data;

namespace Saola.Engines.Payments.Model;

internal sealed class PaymentsModel : IModelContributor
{
    public string TablePrefix => "payments_";

    public void Build(ModelBuilder model, DatabaseKind database)
    {
        BuildOrders(model);
        BuildMoney(model);
        BuildDesk(model);
    }

    private static void BuildOrders(ModelBuilder model)
    {
        model.Entity<PaymentOrder>(order =>
        {
            order.ToTable("payments_orders");
            order.Property(o => o.Reference).HasMaxLength(20);
            order.Property(o => o.AccessCode).HasMaxLength(40);
            order.Property(o => o.SubjectKind).HasMaxLength(40);
            order.Property(o => o.Item).HasMaxLength(80);
            order.Property(o => o.RecordNumber).HasMaxLength(60);
            order.Property(o => o.OpenKey).HasMaxLength(200);
            order.Ignore(o => o.Subject);
            order.Ignore(o => o.Payer);
            order.HasIndex(o => o.Reference).IsUnique();
            order.HasIndex(o => o.OpenKey).IsUnique();
            order.HasIndex(o => new { o.SubjectKind, o.SubjectId });
            order.HasIndex(o => new { o.State, o.Id });
            order.HasIndex(o => new { o.State, o.ExpiresAt });
            order.HasIndex(o => new { o.PayerPersonId, o.Id });
        });
        model.Entity<PaymentAttempt>(attempt =>
        {
            attempt.ToTable("payments_attempts");
            attempt.Property(a => a.Reference).HasMaxLength(40);
            attempt.Property(a => a.Provider).HasMaxLength(40);
            attempt.Property(a => a.Code).HasMaxLength(40);
            attempt.Property(a => a.ProviderTransaction).HasMaxLength(80);
            attempt.HasIndex(a => a.Reference).IsUnique();
            attempt.HasIndex(a => a.OrderId);
            attempt.HasIndex(a => a.AskAt).HasFilter("ask_at IS NOT NULL");
            attempt.HasOne<PaymentOrder>().WithMany().HasForeignKey(a => a.OrderId).OnDelete(DeleteBehavior.Restrict);
        });
    }

    private static void BuildMoney(ModelBuilder model)
    {
        model.Entity<Takings>(takings =>
        {
            takings.ToTable("payments_takings");
            takings.Property(t => t.Key).HasMaxLength(160);
            takings.Property(t => t.Provider).HasMaxLength(40);
            takings.Property(t => t.ProviderTransaction).HasMaxLength(80);
            takings.Property(t => t.AttemptReference).HasMaxLength(40);
            takings.HasIndex(t => t.Key).IsUnique();
            takings.HasIndex(t => t.SettlesOrderId).IsUnique();
            takings.HasIndex(t => t.OrderId);
            takings.HasIndex(t => new { t.Use, t.Id });
            takings.HasIndex(t => new { t.Day, t.Id });
        });
        model.Entity<Receipt>(receipt =>
        {
            receipt.ToTable("payments_receipts");
            receipt.Property(r => r.Series).HasMaxLength(40);
            receipt.Property(r => r.Number).HasMaxLength(60);
            receipt.Property(r => r.RecordNumber).HasMaxLength(60);
            receipt.Property(r => r.VerificationCode).HasMaxLength(40);
            receipt.HasIndex(r => new { r.Series, r.Sequence }).IsUnique();
            receipt.HasIndex(r => r.VerificationCode).IsUnique();
            receipt.HasIndex(r => r.OrderId);
            receipt.HasIndex(r => r.TakingsId);
            receipt.HasIndex(r => new { r.Day, r.Id });
            receipt.HasIndex(r => r.Number);
        });
    }

    private static void BuildDesk(ModelBuilder model)
    {
        model.Entity<Refund>(refund =>
        {
            refund.ToTable("payments_refunds");
            refund.Property(r => r.OpenKey).HasMaxLength(80);
            refund.Property(r => r.Evidence).HasMaxLength(120);
            refund.HasIndex(r => r.OpenKey).IsUnique();
            refund.HasIndex(r => new { r.State, r.Id });
            refund.HasIndex(r => r.OrderId);
        });
        model.Entity<StatementImport>(import =>
        {
            import.ToTable("payments_statement_imports");
            import.Property(i => i.FileName).HasMaxLength(260);
            import.Property(i => i.Sha256).HasMaxLength(64);
        });
        model.Entity<StatementLine>(line =>
        {
            line.ToTable("payments_statement_lines");
            line.Property(l => l.Fingerprint).HasMaxLength(64);
            line.Property(l => l.BankReference).HasMaxLength(120);
            line.HasIndex(l => l.Fingerprint).IsUnique();
            line.HasIndex(l => new { l.Match, l.Id });
            line.HasIndex(l => l.ImportId);
        });
        model.Entity<DayClosing>(closing =>
        {
            closing.ToTable("payments_day_closings");
            closing.Property(c => c.Digest).HasMaxLength(64);
            closing.HasIndex(c => c.Day).IsUnique();
        });
    }
}
