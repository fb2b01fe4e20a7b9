using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Saola.Web;

/// <summary>How wide the body of a page is.</summary>
public enum PageFrame
{
    /// <summary>The grid: 78rem in public, 90rem for officers.</summary>
    Wide,

    /// <summary>One column for forms and reading: 58rem.</summary>
    Narrow,

    /// <summary>The page draws its own bands (the front page).</summary>
    Full,
}

/// <summary>What a page tells its layout.</summary>
public static class PageFacts
{
    internal const string ErrorCount = "saola.errors", FrameKey = "saola.frame", CrumbKey = "saola.crumbs";

    /// <summary>Title of the window and of the tab.</summary>
    public static void Title(this ViewDataDictionary data, string title) => data["Title"] = title;

    /// <summary>Width of the body.</summary>
    public static void Frame(this ViewDataDictionary data, PageFrame frame) => data[FrameKey] = frame;

    /// <summary>The way to the page, at most three levels, without the page itself (its h1 says it).</summary>
    public static void Crumbs(this ViewDataDictionary data, params IReadOnlyList<Crumb> crumbs) => data[CrumbKey] = crumbs;

    internal static PageFrame FrameOf(this ViewDataDictionary data) => data[FrameKey] as PageFrame? ?? PageFrame.Wide;

    internal static IReadOnlyList<Crumb> CrumbsOf(this ViewDataDictionary data) => data[CrumbKey] as IReadOnlyList<Crumb> ?? [];
}
