namespace Saola.Web.Composition;

/// <summary>Names of the rate limits; counted per address and, where somebody is signed in, per person. Sizes are settings <c>Saola:RateLimits:…</c>.</summary>
public static class RateLimits
{
    /// <summary>Sign-in, registration, password reset: 20 a minute.</summary>
    public const string SignIn = "sign-in";

    /// <summary>Tracking by number and code: 60 a minute.</summary>
    public const string Tracking = "tracking";

    /// <summary>Uploads: 600 requests a minute (pieces of resumable uploads).</summary>
    public const string Upload = "upload";

    /// <summary>The API: 600 a minute.</summary>
    public const string Api = "api";
}
