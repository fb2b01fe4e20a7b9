namespace Saola.Modules.PublicServices;

/// <summary>How the department is written on slips and results; section <c>Saola:Department</c>.</summary>
internal sealed class DepartmentSettings
{
    public string ParentOrganisation { get; set; } = "Ủy ban nhân dân\nThành phố Hồ Chí Minh";

    public string Name { get; set; } = "Sở Khoa học và Công nghệ";

    public string Place { get; set; } = "Thành phố Hồ Chí Minh";

    /// <summary>Telephone on slips; the city's line unless the department names its own.</summary>
    public string Phone { get; set; } = "1022";
}
