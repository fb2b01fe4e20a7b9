using System.Net;
using System.Runtime.CompilerServices;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace Saola.Engines.Files.Store;

/// <summary>Contents in an S3 bucket, under the same names as on disk. An object is there whole or not at all.</summary>
internal sealed class S3BlobStore : IBlobStore, IDisposable
{
    private readonly S3Settings _settings;
    private readonly AmazonS3Client _client;

    public S3BlobStore(FilesSettings settings)
    {
        _settings = settings.S3;
        var configuration = new AmazonS3Config
        {
            ForcePathStyle = _settings.PathStyle, AuthenticationRegion = _settings.Region,
            // Servers other than Amazon's do not know the trailing checksums that the client adds by itself; the digest is ours.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED, ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
        if (string.IsNullOrEmpty(_settings.Endpoint)) configuration.RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(_settings.Region);
        else configuration.ServiceURL = _settings.Endpoint;
        _client = string.IsNullOrEmpty(_settings.AccessKey)
            ? new AmazonS3Client(configuration) : new AmazonS3Client(new BasicAWSCredentials(_settings.AccessKey, _settings.SecretKey), configuration);
    }

    public string Place => $"s3://{_settings.Bucket}";

    public async Task PutAsync(string sha256, string file, CancellationToken cancellationToken)
    {
        // Also when it is there already: that heals it, and makes it young for the clean-up.
        await _client.PutObjectAsync(new PutObjectRequest
        {
            BucketName = _settings.Bucket, Key = KeyOf(sha256), FilePath = file, ContentType = "application/octet-stream", UseChunkEncoding = false,
        }, cancellationToken);
    }

    public async Task<Stream?> OpenAsync(string sha256, CancellationToken cancellationToken)
    {
        try
        {
            return (await _client.GetObjectAsync(_settings.Bucket, KeyOf(sha256), cancellationToken)).ResponseStream;
        }
        catch (AmazonS3Exception exception) when (exception.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    public Task DeleteAsync(string sha256, CancellationToken cancellationToken) => _client.DeleteObjectAsync(_settings.Bucket, KeyOf(sha256), cancellationToken);

    public async IAsyncEnumerable<Blob> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pages = _client.Paginators.ListObjectsV2(new ListObjectsV2Request { BucketName = _settings.Bucket, Prefix = prefix + "/" });
        await foreach (var item in pages.S3Objects.WithCancellation(cancellationToken))
            yield return new Blob(item.Key[(item.Key.LastIndexOf('/') + 1)..], new DateTimeOffset((item.LastModified ?? DateTime.UnixEpoch).ToUniversalTime(), TimeSpan.Zero));
    }

    public void Dispose() => _client.Dispose();

    private static string KeyOf(string sha256) => $"{sha256[..2]}/{sha256[2..4]}/{sha256}";
}
