using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;
using Saola.Kernel;

namespace Saola.Web.Faults;

/// <summary>
/// Answers a refused or failed page request with a page of ours: what happened, what to do next, a reference number; never a stack trace.
/// An address of the API answers with problem details; other programs (no <c>text/html</c> in Accept) get their bare status.
/// </summary>
internal sealed class FaultPages(RequestDelegate next, ILogger<FaultPages> log)
{
    internal const string Page = "/_loi";

    public async Task InvokeAsync(HttpContext context)
    {
        Fault? unreadable = null;
        try
        {
            await next(context);
        }
        catch (BadHttpRequestException bad) when (!context.Response.HasStarted)
        {
            log.LogInformation("The request {Method} {Path} could not be read: {Reason}", context.Request.Method, context.Request.Path.Value, bad.Message);
            context.Response.Clear();
            context.Response.StatusCode = bad.StatusCode;
            unreadable = UnreadableRequest.Of(bad);
        }
        catch (Exception fault) when (!context.Response.HasStarted && !IsGone(fault, context))
        {
            log.LogError(fault, "The request {Method} {Path} failed, reference {Reference}", context.Request.Method, context.Request.Path.Value, Reference(context));
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
        if (!HasNoAnswer(context)) return;
        if (IsApi(context.Request)) await ApiProblem.WriteAsync(context, unreadable);
        else if (WantsPage(context.Request)) await ShowAsync(context);
    }

    /// <summary>The number that a person reads out and an administrator finds in the log.</summary>
    internal static string Reference(HttpContext context) =>
        Activity.Current?.TraceId.ToString()[..12] ?? context.TraceIdentifier;

    /// <summary>Path and query that the person asked for, on an error page too.</summary>
    internal static (PathString Path, IQueryCollection Query) Asked(HttpContext context) =>
        context.Items[typeof(FaultPages)] is (PathString path, IQueryCollection query) ? (path, query) : (context.Request.Path, context.Request.Query);

    /// <summary>Whether a person's browser waits for a page.</summary>
    internal static bool WantsPage(HttpRequest request) =>
        !IsApi(request) && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    private static bool IsApi(HttpRequest request) => request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    private static bool IsGone(Exception fault, HttpContext context) =>
        fault is OperationCanceledException && context.RequestAborted.IsCancellationRequested;

    private static bool HasNoAnswer(HttpContext context) =>
        context.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null or 0, ContentType: null or "" }
        && context.Features.Get<IStatusCodePagesFeature>()?.Enabled != false;

    /// <summary>Runs the error page as a GET: a POST would be checked for its form key once more and end in a second error.</summary>
    private async Task ShowAsync(HttpContext context)
    {
        var (method, path, query) = (context.Request.Method, context.Request.Path, context.Request.QueryString);
        var status = context.Response.StatusCode;
        context.Items[typeof(FaultPages)] = (path, context.Request.Query);
        context.SetEndpoint(null);
        context.Request.RouteValues.Clear();
        (context.Request.Method, context.Request.Path, context.Request.QueryString) = (HttpMethods.Get, Page, QueryString.Empty);
        context.Response.Headers.Remove(HeaderNames.CacheControl);
        try
        {
            await next(context);
        }
        catch (Exception fault) when (!context.Response.HasStarted)
        {
            log.LogError(fault, "The error page failed");
            context.Response.Clear();
            context.Response.StatusCode = status;
        }
        finally
        {
            (context.Request.Method, context.Request.Path, context.Request.QueryString) = (method, path, query);
        }
    }
}
