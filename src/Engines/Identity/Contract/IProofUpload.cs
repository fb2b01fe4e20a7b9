using Microsoft.AspNetCore.Http;
using Saola.Events;
using Saola.Kernel;

namespace Saola.Engines.Identity;

/// <summary>Stores a proof (letter of authority, certificate of registration). Fulfilled by the engine of files, which stands above Identity.</summary>
public interface IProofUpload
{
    /// <summary>Checks and stores the file for <paramref name="owner"/>; a fault names the file, the reason and the mend.</summary>
    Task<Result<Guid>> StoreAsync(IFormFile file, string label, Subject owner, CancellationToken cancellationToken);

    /// <summary>Path on the site at which those who may see the file open it.</summary>
    string LinkOf(Guid fileId);
}
