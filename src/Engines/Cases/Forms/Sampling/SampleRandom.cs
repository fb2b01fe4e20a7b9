namespace Saola.Engines.Cases.Forms.Sampling;

/// <summary>A stream of numbers out of a seed (SplitMix64): the same on every machine and in every version of the runtime. Not for secrets.</summary>
public sealed class SampleRandom(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A stream out of several seeds, such as the seed of the demonstration and the number of the case.</summary>
    public static SampleRandom Of(params ReadOnlySpan<long> seeds)
    {
        var stream = new SampleRandom(0x5A0_1A);
        foreach (var seed in seeds) stream = new SampleRandom(stream.Next64() ^ (ulong)seed);
        return stream;
    }

    /// <summary>A number from <paramref name="least"/> to <paramref name="most"/>, both possible.</summary>
    public int Next(int least, int most) => least >= most ? least : least + (int)(Next64() % (ulong)((long)most - least + 1));

    /// <summary>Whether something happens that happens <paramref name="percent"/> times in a hundred.</summary>
    public bool Happens(int percent) => Next(1, 100) <= percent;

    /// <summary>One of several.</summary>
    public T Pick<T>(IReadOnlyList<T> items) => items[Next(0, items.Count - 1)];

    private ulong Next64()
    {
        unchecked
        {
            var z = _state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
