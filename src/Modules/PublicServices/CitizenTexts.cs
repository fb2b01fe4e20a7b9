namespace Saola.Modules.PublicServices;

/// <summary>Marks the texts of the pages on which people find, file and follow: <c>CitizenTexts.resx</c> and <c>CitizenTexts.en.resx</c>.</summary>
internal sealed class CitizenTexts;
