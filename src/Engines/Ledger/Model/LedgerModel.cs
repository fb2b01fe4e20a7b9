using Microsoft.EntityFrameworkCore;
using Saola.Data;

namespace Saola.Engines.Ledger.Model;

internal sealed class LedgerModel : IModelContributor
{
    public string TablePrefix => "ledger_";

    public void Build(ModelBuilder model, DatabaseKind database)
    {
        model.Entity<LedgerAct>(act =>
        {
            act.ToTable("ledger_acts");
            act.Property(a => a.Kind).HasMaxLength(80);
            act.Property(a => a.SubjectKind).HasMaxLength(40);
            act.Property(a => a.ActorKind).HasMaxLength(20);
            act.Property(a => a.ActorCode).HasMaxLength(80);
            act.HasIndex(a => new { a.SubjectId, a.At });
            act.HasIndex(a => new { a.ActorPersonId, a.At });
        });
        model.Entity<LedgerEvent>(e =>
        {
            e.ToTable("ledger_events");
            e.Property(x => x.Kind).HasMaxLength(80);
            e.Property(x => x.SubjectKind).HasMaxLength(40);
            e.Property(x => x.Digest).HasMaxLength(64);
            e.Property(x => x.PersonalDigest).HasMaxLength(64);
            e.HasIndex(x => new { x.SubjectId, x.At });
            e.HasIndex(x => x.Sequence).IsUnique();
            e.HasIndex(x => new { x.Kind, x.At });
            e.HasIndex(x => new { x.At, x.Id }).HasFilter("sequence IS NULL").HasDatabaseName("ix_ledger_events_unsealed");
            e.HasOne<LedgerAct>().WithMany().HasForeignKey(x => x.ActId).OnDelete(DeleteBehavior.Restrict);
        });
        BuildBesideTheChain(model);
        BuildChain(model);
    }

    private static void BuildBesideTheChain(ModelBuilder model)
    {
        model.Entity<LedgerPersonalFact>(fact =>
        {
            fact.ToTable("ledger_personal_facts");
            fact.HasIndex(f => f.EventId);
            fact.HasIndex(f => f.PersonId);
        });
        model.Entity<LedgerPersonKey>(key =>
        {
            key.ToTable("ledger_person_keys");
            key.HasKey(k => k.PersonId);
        });
        model.Entity<LedgerMasterKey>(key =>
        {
            key.ToTable("ledger_master_key");
            key.Property(k => k.Id).ValueGeneratedNever();
            key.Property(k => k.Fingerprint).HasMaxLength(64);
        });
    }

    private static void BuildChain(ModelBuilder model)
    {
        model.Entity<LedgerBatch>(batch =>
        {
            batch.ToTable("ledger_batches");
            batch.HasKey(b => b.Number);
            batch.Property(b => b.Number).ValueGeneratedNever();
            batch.Property(b => b.MerkleRoot).HasMaxLength(64);
            batch.Property(b => b.PreviousHash).HasMaxLength(64);
            batch.Property(b => b.Hash).HasMaxLength(64);
            batch.HasIndex(b => b.Hash);
        });
    }
}
