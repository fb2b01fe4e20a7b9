namespace Saola.Kernel;

/// <summary>Makes identifiers: GUIDs of version 7, so that rows made later sort later on both databases.</summary>
public static class Ids
{
    /// <summary>A new identifier that carries the present time of <paramref name="clock"/>.</summary>
    public static Guid New(TimeProvider clock) => Guid.CreateVersion7(clock.GetUtcNow());

    /// <summary>A new identifier that carries the given instant; used when past records are brought in.</summary>
    public static Guid At(DateTimeOffset instant) => Guid.CreateVersion7(instant);
}
