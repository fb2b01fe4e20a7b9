namespace Saola.Modules.PublicServices;

/// <summary>Marker of the texts of the staff's pages.</summary>
internal sealed class StaffTexts;
