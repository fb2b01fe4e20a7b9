using Xunit;

namespace Saola.Engines.Tests.Web;

/// <summary>One face for all tests of a class that only look: starting it costs more than asking it.</summary>
public sealed class SharedFace : IAsyncLifetime
{
    internal FaceSite Site { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Site = await FaceSite.StartAsync();

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
