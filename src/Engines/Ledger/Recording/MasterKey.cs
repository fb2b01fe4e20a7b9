using System.Security.Cryptography;
using System.Text;
using Saola.Kernel;

namespace Saola.Engines.Ledger.Recording;

/// <summary>
/// The key that wraps the keys of persons. It lies in a file, never in the database: a copy of the database alone opens no personal fact.
/// </summary>
internal sealed class MasterKey(SaolaSettings settings, LedgerSettings ledger)
{
    private readonly Lock _gate = new();
    private byte[]? _key;

    /// <summary>Where it lies.</summary>
    public string File => Path.GetFullPath(ledger.MasterKeyFile ?? Path.Combine(settings.DataFolder, "keys", "ledger.key"));

    /// <summary>Whether the file is there.</summary>
    public bool Exists => System.IO.File.Exists(File);

    /// <summary>SHA-256 that tells one key from another and says nothing about it.</summary>
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData([.. Encoding.ASCII.GetBytes("saola-master-key"), .. Key()]));

    /// <summary>The key of a person, wrapped.</summary>
    public byte[] Wrap(Guid personId, byte[] personKey) => AuthenticatedCipher.Seal(Key(), personKey, personId.ToString("D"));

    /// <summary>The key of a person; throws <see cref="CryptographicException"/> under another master key.</summary>
    public byte[] Unwrap(Guid personId, byte[] wrapped) => AuthenticatedCipher.Open(Key(), wrapped, personId.ToString("D"));

    private byte[] Key()
    {
        lock (_gate)
        {
            if (_key is not null) return _key;
            if (!Exists) Make();
            return _key = Convert.FromHexString(System.IO.File.ReadAllText(File).Trim());
        }
    }

    // Written beside and moved without overwriting: a second process that starts at the same moment reads the whole key of the first.
    private void Make()
    {
        PrivateFiles.MakeFolder(Path.GetDirectoryName(File)!);
        var beside = $"{File}.{Environment.ProcessId}.new";
        using (var stream = PrivateFiles.Create(beside))
            stream.Write(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(AuthenticatedCipher.KeyBytes)) + "\n"));
        try
        {
            System.IO.File.Move(beside, File, overwrite: false);
        }
        catch (IOException) when (Exists)
        {
            System.IO.File.Delete(beside);
        }
    }
}
