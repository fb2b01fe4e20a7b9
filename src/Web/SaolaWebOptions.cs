namespace Saola.Web;

/// <summary>What the host tells the face about itself.</summary>
public sealed class SaolaWebOptions
{
    /// <summary>The demonstration department runs: the footer says that people and figures are invented.</summary>
    public bool IsDemonstration { get; set; }

    /// <summary>Whether <c>/_thanh-phan</c> answers; by default in development and in the demonstration.</summary>
    public bool? ShowsGallery { get; set; }
}

/// <summary>Who runs this installation (configuration section <c>Saola:Site</c>).</summary>
public sealed class SiteOptions
{
    /// <summary>Name of the department.</summary>
    public string Name { get; set; } = "Sở Khoa học và Công nghệ";

    /// <summary>Its province or city.</summary>
    public string Place { get; set; } = "Thành phố Hồ Chí Minh";

    /// <summary>Name on English screens.</summary>
    public string NameInEnglish { get; set; } = "Department of Science and Technology";

    /// <summary>Province or city on English screens.</summary>
    public string PlaceInEnglish { get; set; } = "Ho Chi Minh City";

    /// <summary>Opening hours of the one-stop desk.</summary>
    public string OpeningHours { get; set; } = "7:30–11:30, 13:00–17:00";

    /// <summary>Telephone number that citizens may call.</summary>
    public string Phone { get; set; } = "1022";

    /// <summary>
    /// Address of the official emblem where the department supplies its file. The mark of the software then moves to the footer.
    /// </summary>
    public string? EmblemHref { get; set; }

    /// <summary>Address of the page that explains how to report a fault of the site.</summary>
    public string? ReportHref { get; set; }
}
