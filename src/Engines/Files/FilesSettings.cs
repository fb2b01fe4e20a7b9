using Saola.Kernel;

namespace Saola.Engines.Files;

/// <summary>Settings <c>Saola:Files:…</c>.</summary>
internal sealed class FilesSettings
{
    /// <summary>Folder of contents, uploads and temporary files; <c>files</c> in the data folder when it is not set. Shared by all nodes.</summary>
    public string? Folder { get; set; }

    /// <summary>Largest resumable upload in bytes; the place that it is for may allow less.</summary>
    public long MostUploadBytes { get; set; } = 512L * 1024 * 1024;

    /// <summary>Unfinished uploads that one sender may have.</summary>
    public int MostOpenUploads { get; set; } = 100;

    /// <summary>Days after which an unfinished upload, or a file of a draft that is gone, is removed.</summary>
    public int KeepAbandonedDays { get; set; } = 7;

    /// <summary>Days for which it is known who read a file; 0 keeps it for ever.</summary>
    public int KeepAccessDays { get; set; } = 730;

    /// <summary>The virus scanner: <c>host:port</c> of clamd, or <c>unix:/path</c>. Off when empty.</summary>
    public string? Clamd { get; set; }

    /// <summary>An S3 store in the place of the folder; off when its bucket is empty.</summary>
    public S3Settings S3 { get; set; } = new();

    /// <summary>Whether a scanner is set.</summary>
    public bool IsScanning => !string.IsNullOrWhiteSpace(Clamd);

    public FilesSettings Of(SaolaSettings common)
    {
        Folder = Path.GetFullPath(string.IsNullOrWhiteSpace(Folder) ? Path.Combine(common.DataFolder, "files") : Folder);
        return this;
    }
}

/// <summary>Settings <c>Saola:Files:S3:…</c>; keys come from the environment.</summary>
internal sealed class S3Settings
{
    public string? Bucket { get; set; }

    /// <summary>Address of the server; Amazon's own when it is not set.</summary>
    public string? Endpoint { get; set; }

    public string Region { get; set; } = "us-east-1";

    public string? AccessKey { get; set; }

    public string? SecretKey { get; set; }

    /// <summary>Bucket in the path and not in the host name, as most servers other than Amazon's want it.</summary>
    public bool PathStyle { get; set; } = true;
}
