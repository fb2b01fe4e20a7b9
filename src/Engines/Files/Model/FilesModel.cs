using Microsoft.EntityFrameworkCore;
using Saola.Data;

namespace Saola.Engines.Files.Model;

internal sealed class FilesModel : IModelContributor
{
    public string TablePrefix => "files_";

    public void Build(ModelBuilder model, DatabaseKind database)
    {
        model.Entity<FileRow>(file =>
        {
            file.ToTable("files_files");
            file.Property(f => f.Name).HasMaxLength(200);
            file.Property(f => f.MediaType).HasMaxLength(100);
            file.Property(f => f.Detail).HasMaxLength(40);
            file.Property(f => f.Sha256).HasMaxLength(64);
            file.Property(f => f.OwnerKind).HasMaxLength(40);
            file.Property(f => f.Uploader).HasMaxLength(120);
            file.HasIndex(f => f.Sha256);
            file.HasIndex(f => new { f.OwnerKind, f.OwnerId });
            file.HasIndex(f => f.Scan).HasFilter("scan IN ('Waiting', 'Infected')").HasDatabaseName("ix_files_files_unsafe");
            file.HasIndex(f => new { f.OwnerKind, f.CheckedAt });
        });
        model.Entity<UploadRow>(upload =>
        {
            upload.ToTable("files_uploads");
            upload.Property(u => u.Name).HasMaxLength(200);
            upload.Property(u => u.Uploader).HasMaxLength(120);
            upload.Property(u => u.Sha256).HasMaxLength(64);
            upload.Property(u => u.DeclaredSha256).HasMaxLength(64);
            upload.Property(u => u.Metadata).HasMaxLength(2000);
            upload.HasIndex(u => u.ExpiresAt);
            upload.HasIndex(u => u.Uploader);
        });
        model.Entity<AccessRow>(access =>
        {
            access.ToTable("files_accesses");
            access.Property(a => a.ActorKind).HasMaxLength(20);
            access.Property(a => a.ActorCode).HasMaxLength(80);
            access.Property(a => a.Purpose).HasMaxLength(80);
            access.HasIndex(a => new { a.FileId, a.At });
            access.HasIndex(a => new { a.PersonId, a.At });
        });
    }
}
