namespace Saola.Modules.PublicServices.Staff;

/// <summary>A field or paper that can be asked for again.</summary>
internal sealed record SupplementTarget(string Group, string Target, string Label)
{
    /// <summary>Id inside the page.</summary>
    public string Id => Target.Replace('.', '_').Replace(':', '_');
}
