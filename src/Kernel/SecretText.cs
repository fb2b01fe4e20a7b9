using System.Security.Cryptography;
using System.Text;

namespace Saola.Kernel;

/// <summary>Compares codes that open something; the time that it takes tells nothing of how much of a guess was right.</summary>
public static class SecretText
{
    /// <summary>Whether a code that was given is the expected one, to the letter.</summary>
    public static bool IsSame(string expected, string given) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(given));
}
