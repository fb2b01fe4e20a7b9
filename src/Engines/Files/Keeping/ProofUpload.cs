using Microsoft.AspNetCore.Http;
using Saola.Engines.Identity;
using Saola.Events;
using Saola.Kernel;

namespace Saola.Engines.Files.Keeping;

/// <summary>Stores the proofs that Identity asks for.</summary>
internal sealed class ProofUpload(IFiles files) : IProofUpload
{
    public async Task<Result<Guid>> StoreAsync(IFormFile file, string label, Subject owner, CancellationToken cancellationToken)
    {
        await using var content = file.OpenReadStream();
        var stored = await files.StoreAsync(content, file.FileName, FileRules.Paper(label), owner, cancellationToken);
        return stored.IsDone ? stored.Value.Id : Result<Guid>.Refused(stored.Faults);
    }

    public string LinkOf(Guid fileId) => $"/tep/{fileId}";
}
