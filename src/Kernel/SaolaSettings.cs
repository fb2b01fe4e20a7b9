namespace Saola.Kernel;

/// <summary>The settings that every part may need. Each is an option of <c>./saola run</c> and an environment variable <c>Saola__…</c>.</summary>
public sealed class SaolaSettings
{
    /// <summary>Folder of the SQLite file, uploaded files, the search index and keys. Absolute once the program has started.</summary>
    public string DataFolder { get; set; } = "data";

    /// <summary><c>sqlite</c>, or <c>postgres:Host=…;Username=…;Database=…</c>.</summary>
    public string Database { get; set; } = "sqlite";

    /// <summary>Folder of the catalogue (law as data).</summary>
    public string CatalogFolder { get; set; } = "catalog";

    /// <summary>Demonstration mode: its accounts stand on the sign-in page and mail goes to a page that anyone can open.</summary>
    public bool Demo { get; set; }

    /// <summary>Address under which people reach the site; written into slips, QR codes and e-mails. No slash at the end.</summary>
    public string PublicAddress { get; set; } = "http://localhost:5080";

    /// <summary>Organisation code of the department, such as <c>H29.15</c>; a setting because the present code was not found (domain.md 13).</summary>
    public string OrganisationCode { get; set; } = "H29.15";
}
