namespace Saola.Modules.PublicServices.Filing;

/// <summary>Settings of the pages for applicants: section <c>Saola:PublicServices</c>.</summary>
internal sealed class CitizenSettings
{
    /// <summary>Where people file the procedures that Saola carries as back office only.</summary>
    public string NationalPortal { get; set; } = "https://dichvucong.gov.vn";
}
