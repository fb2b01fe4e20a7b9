using Saola.Engines.Cases.Model;
using Saola.Engines.Documents.Signing;
using Saola.Kernel;

namespace Saola.Engines.Cases;

/// <summary>A numbered result as a finished file, with what its signatures need.</summary>
public sealed record MadeResult
{
    /// <summary>The PDF.</summary>
    public required byte[] Pdf { get; init; }

    /// <summary>The same as DOCX.</summary>
    public required byte[] Docx { get; init; }

    /// <summary>Name of the files without an extension.</summary>
    public required string FileName { get; init; }

    /// <summary>Who signs, in order.</summary>
    public required IReadOnlyList<Signatory> Signatories { get; init; }

    /// <summary>Words above which the signatures stand.</summary>
    public required string Above { get; init; }

    /// <summary>Why it is signed.</summary>
    public required string Reason { get; init; }

    /// <summary>Where it is signed.</summary>
    public required string Location { get; init; }
}

/// <summary>A module's share in signed results: says which are signed and writes them.</summary>
public interface IResultMaker
{
    /// <summary>The module, as <see cref="CaseTypeDefinition.Module"/>.</summary>
    string Module { get; }

    /// <summary>Whether a result of this kind is issued with a digital signature (level "signed") or by decision alone (level "approved").</summary>
    bool NeedsSignature(CaseTypeDefinition type, string resultId);

    /// <summary>Writes the present edition of the result. A refusal stops the signing and is shown with its reason.</summary>
    Task<Result<MadeResult>> MakeAsync(CaseDetails dossier, CancellationToken cancellationToken);
}

/// <summary>Finds the maker of a case's module.</summary>
internal sealed class ResultMakers(IEnumerable<IResultMaker> makers, DocumentSigner signer)
{
    public IResultMaker? Of(CaseTypeDefinition type) => makers.FirstOrDefault(m => m.Module == type.Module);

    public bool NeedsSignature(CaseTypeDefinition type, CaseResult result) => signer.IsOn && Of(type)?.NeedsSignature(type, result.ResultId) == true;
}
