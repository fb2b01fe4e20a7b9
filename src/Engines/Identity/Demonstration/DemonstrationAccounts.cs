namespace Saola.Engines.Identity.Demonstration;

/// <summary>A role that an account of the demonstration holds.</summary>
internal sealed record DemonstrationRole(string Role, string UnitCode);

/// <summary>An account that stands on the sign-in page of the demonstration.</summary>
internal sealed record DemonstrationAccount(
    string Email, string Name, bool Woman, DateOnly BirthDate, string What, string? Position, IReadOnlyList<DemonstrationRole> Roles);

/// <summary>The accounts of the demonstration, in the order of the sign-in page. Their addresses are fixed; their people are invented.</summary>
internal static class DemonstrationAccounts
{
    public const string Password = "saola-demo";
    public const string Client = "demo-partner";
    public const string Company = "company@saola.test";
    public const string CompanyTaxCode = "0319999996";

    public static IReadOnlyList<DemonstrationAccount> All { get; } =
    [
        Of("citizen", "Nguyễn Thị Minh Hạnh", true, 1988, "citizen", null),
        Of("company", "Trần Quốc Khang", false, 1979, "company", null),
        Of("scientist", "Lê Hoàng Bảo", false, 1983, "scientist", null),
        Of("clerk", "Phạm Thu Trang", true, 1995, "clerk", "Công chức một cửa", (Roles.Clerk, "office")),
        Of("officer", "Võ Minh Trí", false, 1991, "officer", "Chuyên viên", (Roles.Officer, "science_dept")),
        Of("head", "Đặng Thị Ngọc Lan", true, 1977, "head", "Trưởng phòng", (Roles.UnitHead, "science_dept")),
        Of("director", "Huỳnh Đức Thịnh", false, 1970, "director", "Phó Giám đốc Sở", (Roles.Director, "board")),
        Of("office", "Bùi Thanh Tâm", true, 1985, "office", "Phó Chánh Văn phòng", (Roles.Office, "office"), (Roles.Clerk, "office")),
        Of("editor", "Ngô Phương Linh", true, 1993, "editor", "Biên tập viên", (Roles.Editor, "office")),
        Of("finance", "Dương Gia Huy", false, 1987, "finance", "Kế toán trưởng", (Roles.Finance, "finance_dept")),
        Of("techmarket", "Phan Anh Tuấn", false, 1984, "techmarket", "Phó Trưởng phòng", (Roles.Officer, "techmarket_dept"), (Roles.UnitHead, "techmarket_dept")),
        Of("quality", "Mai Thị Hồng Nhung", true, 1982, "quality", "Phó Chi cục trưởng", (Roles.Officer, "stameq_subdept"), (Roles.UnitHead, "stameq_subdept")),
        Of("library", "Cao Ngọc Sơn", false, 1990, "library", "Thủ thư", (Roles.Librarian, "cesti")),
        Of("admin", "Lâm Trọng Nghĩa", false, 1986, "admin", "Quản trị hệ thống", (Roles.Administrator, "office")),
        Of("procedures", "Tạ Kim Oanh", true, 1986, "procedures", "Chuyên viên kiểm soát thủ tục hành chính", (Roles.ProcedureControl, "office")),
    ];

    /// <summary>Further people of the units, so that every procedure finds its officer and its head; they have no account.</summary>
    public static IReadOnlyList<(string UnitCode, string Role, string Position)> Staff { get; } =
    [
        ("science_dept", Roles.Officer, "Chuyên viên chính"), ("science_dept", Roles.Officer, "Chuyên viên"), ("science_dept", Roles.UnitHead, "Phó Trưởng phòng"),
        ("techmarket_dept", Roles.Officer, "Chuyên viên chính"), ("techmarket_dept", Roles.Officer, "Chuyên viên"), ("techmarket_dept", Roles.UnitHead, "Trưởng phòng"),
        ("stameq_subdept", Roles.Officer, "Kiểm soát viên chất lượng chính"), ("stameq_subdept", Roles.Officer, "Chuyên viên"), ("stameq_subdept", Roles.UnitHead, "Chi cục trưởng"),
        ("grassroots_dept", Roles.Officer, "Chuyên viên"), ("grassroots_dept", Roles.UnitHead, "Trưởng phòng"),
        ("finance_dept", Roles.Officer, "Chuyên viên"), ("finance_dept", Roles.UnitHead, "Trưởng phòng"),
        ("office", Roles.Officer, "Chuyên viên"), ("office", Roles.UnitHead, "Chánh Văn phòng"), ("office", Roles.Clerk, "Công chức một cửa"), ("office", Roles.Clerk, "Văn thư"),
        ("cesti", Roles.Officer, "Chuyên viên"), ("cesti", Roles.UnitHead, "Giám đốc Trung tâm"),
        ("hcmgis", Roles.Officer, "Chuyên viên"), ("hcmgis", Roles.UnitHead, "Giám đốc Trung tâm"),
        ("application_centre", Roles.Officer, "Chuyên viên"), ("application_centre", Roles.UnitHead, "Giám đốc Trung tâm"),
        ("board", Roles.Director, "Giám đốc Sở"),
    ];

    private static DemonstrationAccount Of(
        string account, string name, bool woman, int birthYear, string what, string? position, params (string Role, string Unit)[] roles) =>
        new($"{account}@saola.test", name, woman, new DateOnly(birthYear, 4, 12), what, position, [.. roles.Select(r => new DemonstrationRole(r.Role, r.Unit))]);
}
