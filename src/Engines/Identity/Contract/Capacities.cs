namespace Saola.Engines.Identity;

/// <summary>In what capacity a person acts for an organisation. Codes are stable.</summary>
public static class Capacities
{
    /// <summary>Người đại diện theo pháp luật.</summary>
    public const string LegalRepresentative = "legal_representative";

    /// <summary>Người được uỷ quyền.</summary>
    public const string Authorised = "authorised";

    /// <summary>Nhân viên phụ trách hồ sơ.</summary>
    public const string Staff = "staff";

    /// <summary>All codes, in the order of screens.</summary>
    public static IReadOnlyList<string> All { get; } = [LegalRepresentative, Authorised, Staff];
}
