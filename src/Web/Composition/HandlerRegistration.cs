using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Saola.Web.Composition;

/// <summary>
/// Registers handlers that others may call but not make: their constructors are internal, since they take internal parts of their engine,
/// and the container sees public constructors only.
/// </summary>
public static class HandlerRegistration
{
    /// <summary>Adds a scoped handler with exactly one constructor of any visibility.</summary>
    public static IServiceCollection AddHandler<THandler>(this IServiceCollection services) where THandler : class
    {
        var constructor = typeof(THandler).GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Single();
        var needs = constructor.GetParameters().Select(p => p.ParameterType).ToArray();
        return services.AddScoped(provider => (THandler)constructor.Invoke([.. needs.Select(provider.GetRequiredService)]));
    }
}
