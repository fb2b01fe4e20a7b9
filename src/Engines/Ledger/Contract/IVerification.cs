namespace Saola.Engines.Ledger;

/// <summary>
/// A check that a part adds to <c>./saola verify</c>: that what it keeps is whole (files have their bytes, numbers have no gap).
/// Registered as a scoped service; it only reads.
/// </summary>
public interface IVerification
{
    /// <summary>What is checked, as a short phrase in the language of the screen: <c>Tệp đã lưu</c>.</summary>
    string Name { get; }

    /// <summary>
    /// Every fault as a sentence that names the record; nothing when all is whole. Walks in bounded pages; the caller stops after the first hundred.
    /// </summary>
    IAsyncEnumerable<string> FaultsAsync(CancellationToken cancellationToken);
}
