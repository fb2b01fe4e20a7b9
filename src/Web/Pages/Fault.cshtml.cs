using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Authorization;
using Saola.Web.Faults;
using Saola.Web.Language;

namespace Saola.Web.Pages;

/// <summary>What went wrong, in words, with what to do next.</summary>
[AllowAnonymous, ResponseCache(NoStore = true)]
public sealed class FaultModel : PageModel
{
    private static readonly int[] Known = [400, 401, 403, 404, 413, 429];

    /// <summary>Status whose words are shown.</summary>
    public int Code { get; private set; } = 404;

    /// <summary>Address that failed; empty when this page was opened by itself.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Number that an administrator finds in the log.</summary>
    public string Reference => FaultPages.Reference(HttpContext);

    /// <summary>Keeps the status of the request that failed.</summary>
    public void OnGet()
    {
        var asked = FaultPages.Asked(HttpContext).Path;
        if (asked == FaultPages.Page) Response.StatusCode = 404;
        else Address = Request.With();
        var status = Response.StatusCode;
        Code = Known.Contains(status) ? status : status >= 500 ? 500 : 400;
    }
}
