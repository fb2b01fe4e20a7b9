namespace Saola.Modules.PublicServices.Builder;

/// <summary>What the system knows of who files, and could put into a form (docs/form-format.md, "Prefill sources").</summary>
internal static class KnownData
{
    public static IReadOnlyList<string> Sources { get; } =
    [
        "account.full_name", "account.personal_id", "account.birth_date", "account.phone", "account.email",
        "account.organisation.name", "account.organisation.tax_code", "account.organisation.address", "account.organisation.representative",
    ];
}
