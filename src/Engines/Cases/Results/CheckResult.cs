using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Cases.Model;
using Saola.Engines.Documents.Signing;
using Saola.Engines.Files;

namespace Saola.Engines.Cases;

/// <summary>A result as the public page shows it.</summary>
/// <param name="Case">Its case.</param>
/// <param name="Result">The edition that the code belongs to.</param>
/// <param name="ReplacedBy">The issued edition that took its place, or null.</param>
public sealed record CheckedResult(CaseDetails Case, ResultView Result, ResultView? ReplacedBy);

/// <summary>What a file that somebody holds has to do with an issued result.</summary>
public enum FileVerdict
{
    /// <summary>Byte for byte the file that was issued.</summary>
    Same,

    /// <summary>The issued file is whole inside it, and something was added behind the signatures.</summary>
    AddedTo,

    /// <summary>Another file: changed, printed again, or of another result.</summary>
    Altered,

    /// <summary>No PDF that can be read.</summary>
    Unreadable,
}

/// <summary>The verdict on a file.</summary>
/// <param name="Verdict">What it is.</param>
/// <param name="Signatures">The signatures that it carries.</param>
public sealed record CheckedFile(FileVerdict Verdict, IReadOnlyList<FoundSignature> Signatures);

/// <summary>Says to anybody with the code what an issued result is worth, and whether a file is the one that was issued. Keeps nothing.</summary>
public sealed class CheckResult
{
    private readonly AppDbContext _db;
    private readonly ReadCase _read;
    private readonly IFiles _files;
    private readonly PdfSignatures _signatures;

    internal CheckResult(AppDbContext db, ReadCase read, IFiles files, PdfSignatures signatures) => (_db, _read, _files, _signatures) = (db, read, files, signatures);

    /// <summary>The result behind a code; null when there is none or it is not issued.</summary>
    public async Task<CheckedResult?> FindAsync(string verificationCode, CancellationToken cancellationToken)
    {
        var row = await _db.Set<CaseResult>().AsNoTracking().Where(r => r.VerificationCode == verificationCode && r.IssuedAt != null).Select(r => new { r.CaseId, r.Edition }).FirstOrDefaultAsync(cancellationToken);
        if (row is null || await _read.ForProgramAsync(row.CaseId, cancellationToken) is not { } dossier) return null;
        var issued = dossier.IssuedResults.ToList();
        var result = issued.First(r => r.Edition == row.Edition);
        return new CheckedResult(dossier, result, result.Standing == ResultStanding.Replaced ? issued.FirstOrDefault(r => r.Edition == row.Edition + 1) : null);
    }

    /// <summary>Judges a file. <paramref name="composed"/> gives the bytes of a result that was issued without a stored file.</summary>
    public async Task<CheckedFile> JudgeAsync(CheckedResult result, byte[] file, Func<CancellationToken, Task<byte[]>> composed, CancellationToken cancellationToken)
    {
        var document = result.Case.Documents.FirstOrDefault(d => d.Kind == ResultFile.Kind && d.Round == result.Result.DocumentRound);
        var stored = document is null ? null : await _files.FindAsync(document.PdfFileId, cancellationToken);
        var (size, digest) = stored is not null ? (stored.Size, stored.Sha256) : await DigestAsync(composed, cancellationToken);
        var signatures = _signatures.Read(file);
        if (file.Length == size && Digest(file) == digest) return new CheckedFile(FileVerdict.Same, signatures ?? []);
        if (file.Length > size && Digest(file.AsSpan(0, (int)size)) == digest) return new CheckedFile(FileVerdict.AddedTo, signatures ?? []);
        return new CheckedFile(signatures is null ? FileVerdict.Unreadable : FileVerdict.Altered, signatures ?? []);
    }

    private static async Task<(long Size, string Digest)> DigestAsync(Func<CancellationToken, Task<byte[]>> composed, CancellationToken cancellationToken)
    {
        var bytes = await composed(cancellationToken);
        return (bytes.Length, Digest(bytes));
    }

    private static string Digest(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
