using Saola.Kernel;

namespace Saola.Modules.Portal;

/// <summary>What machines that gather pages may read: the public pages. A demonstration, full of invented people, stays out of other searches.</summary>
internal static class Robots
{
    private static readonly string[] Closed = ["/tra-cuu", "/tim", "/ho-so", "/hop-thu", "/dang-nhap", "/nop", "/api/", "/_"];

    public static string Text(SaolaSettings settings) => settings.Demo
        ? "User-agent: *\nDisallow: /\n"
        : $"User-agent: *\n{string.Concat(Closed.Select(path => $"Disallow: {path}\nDisallow: /en{path}\n"))}";
}
