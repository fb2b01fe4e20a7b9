using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.Localization;
using Saola.Web.Faults;

namespace Saola.Web.Security;

/// <summary>
/// A form whose key is lost (cookie gone, page open over night) comes back as the same page with a sentence,
/// never as the framework's bare English 400.
/// </summary>
internal sealed class AntiforgeryFailureFilter(ITempDataDictionaryFactory notes, IStringLocalizer<Texts> texts) : IAlwaysRunResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is not IAntiforgeryValidationFailedResult || !FaultPages.WantsPage(context.HttpContext.Request)) return;
        var request = context.HttpContext.Request;
        var kept = notes.GetTempData(context.HttpContext);
        kept.Flash(NoticeKind.Action, texts["Form.KeyLost"]);
        // The filter that saves notes begins after authorisation, and the request was refused before.
        kept.Save();
        context.Result = new LocalRedirectResult(UriHelper.BuildRelative(request.PathBase, request.Path, request.QueryString));
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
