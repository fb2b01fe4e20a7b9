namespace Saola.Web;

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
}
