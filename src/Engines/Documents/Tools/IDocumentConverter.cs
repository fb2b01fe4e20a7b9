using Saola.Kernel;

namespace Saola.Engines.Documents.Tools;

/// <summary>Turns a DOCX that somebody else wrote into PDF. The platform's own documents do not need it.</summary>
public interface IDocumentConverter
{
    /// <summary>Whether it can work here.</summary>
    bool IsAvailable { get; }

    /// <summary>
    /// The PDF. Refused with <c>documents.converter_missing</c>, <c>documents.conversion_timeout</c> or <c>documents.conversion_failed</c>.
    /// </summary>
    Task<Result<byte[]>> ToPdfAsync(ReadOnlyMemory<byte> docx, CancellationToken cancellationToken);
}
