namespace Saola.Engines.Identity;

/// <summary>The roles that a person may hold in a unit, with dates (product.md, who uses it). Codes are stable.</summary>
public static class Roles
{
    /// <summary>Công chức một cửa.</summary>
    public const string Clerk = "clerk";

    /// <summary>Chuyên viên.</summary>
    public const string Officer = "officer";

    /// <summary>Trưởng phòng, người đứng đầu đơn vị.</summary>
    public const string UnitHead = "unit_head";

    /// <summary>Lãnh đạo Sở.</summary>
    public const string Director = "director";

    /// <summary>Văn phòng Sở: cải cách hành chính, thi đua, cổng thông tin.</summary>
    public const string Office = "office";

    /// <summary>Biên tập viên cổng thông tin.</summary>
    public const string Editor = "editor";

    /// <summary>Kế hoạch – tài chính.</summary>
    public const string Finance = "finance";

    /// <summary>Thủ thư.</summary>
    public const string Librarian = "librarian";

    /// <summary>Kiểm soát thủ tục hành chính: makes and changes procedures.</summary>
    public const string ProcedureControl = "procedure_control";

    /// <summary>Quản trị hệ thống.</summary>
    public const string Administrator = "administrator";

    /// <summary>All codes, in the order of screens.</summary>
    public static IReadOnlyList<string> All { get; } = [Clerk, Officer, UnitHead, Director, Office, Editor, Finance, Librarian, ProcedureControl, Administrator];

    /// <summary>Roles that make somebody a member of staff: they see the officers' bar.</summary>
    public static bool IsStaff(string role) => All.Contains(role);
}
