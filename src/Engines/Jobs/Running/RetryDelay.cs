using System.Security.Cryptography;

namespace Saola.Engines.Jobs.Running;

/// <summary>How long failed work waits: 5 s, 15 s, 45 s, … up to an hour, a fifth more or less so that works do not fall together again.</summary>
internal static class RetryDelay
{
    /// <summary>After this many tries work is dead.</summary>
    public const int MostAttempts = 10;

    private static readonly TimeSpan First = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    public static TimeSpan After(int attempts)
    {
        var plain = First * Math.Pow(3, Math.Min(attempts, MostAttempts) - 1);
        return (plain < Longest ? plain : Longest) * (0.8 + (RandomNumberGenerator.GetInt32(401) / 1000.0));
    }
}
