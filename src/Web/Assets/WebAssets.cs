using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Saola.Web.Assets;

/// <summary>Turns the name of a file of the front end (<c>saola.css</c>) into its present address with its hash.</summary>
public sealed class WebAssets
{
    private readonly FrozenDictionary<string, string> _names;

    /// <summary>Reads the manifest that the front-end build writes; without one every name stands for itself.</summary>
    public WebAssets(IWebHostEnvironment host, ILogger<WebAssets> log)
    {
        var manifest = host.WebRootFileProvider.GetFileInfo("dist/manifest.json");
        if (!manifest.Exists)
        {
            log.LogWarning("The front end is not built: wwwroot/dist/manifest.json is missing. Build src/App without SkipClient.");
            _names = FrozenDictionary<string, string>.Empty;
            return;
        }
        using var stream = manifest.CreateReadStream();
        _names = JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Address of a file, with the path base that the program is served under.</summary>
    public string Href(HttpContext context, string name) => $"{context.Request.PathBase}/dist/{_names.GetValueOrDefault(name, name)}";
}
