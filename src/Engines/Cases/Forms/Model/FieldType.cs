using Saola.Kernel;

namespace Saola.Engines.Cases.Forms;

/// <summary>The types of fields (docs/form-format.md, "Types").</summary>
public enum FieldType
{
    /// <summary>Text of one line.</summary>
    Text,

    /// <summary>Text with lines.</summary>
    TextLong,

    /// <summary>Whole number.</summary>
    Int,

    /// <summary>Number with decimals.</summary>
    Dec,

    /// <summary>Whole đồng.</summary>
    Money,

    /// <summary>A day, stored <c>yyyy-MM-dd</c>.</summary>
    Date,

    /// <summary>Yes or no.</summary>
    Bool,

    /// <summary>One code of a list.</summary>
    Enum,

    /// <summary>Several codes of a list.</summary>
    Multi,

    /// <summary>Personal identification number of 12 digits.</summary>
    PersonalId,

    /// <summary>Tax code of 10 digits, 10-3 for a branch, 12 for a person.</summary>
    TaxCode,

    /// <summary>Telephone, stored E.164.</summary>
    Phone,

    /// <summary>E-mail address.</summary>
    Email,

    /// <summary>Web address.</summary>
    Url,

    /// <summary>Number of a document, such as <c>123/QĐ-UBND</c>.</summary>
    DocNumber,

    /// <summary>Code of the harmonised system.</summary>
    HsCode,

    /// <summary>Ward, commune or special zone: 5 digits.</summary>
    Ward,

    /// <summary>Province: 2 digits.</summary>
    Province,

    /// <summary>Country: two capital letters of ISO 3166.</summary>
    Country,

    /// <summary>Unit of the department's tree.</summary>
    UnitCode,

    /// <summary>Address of two levels.</summary>
    Address,

    /// <summary>Reference to an upload.</summary>
    File,

    /// <summary>List of objects.</summary>
    Rows,

    /// <summary>Computed, read-only.</summary>
    Derived,

    /// <summary>A sentence between fields; no value.</summary>
    Note,
}

/// <summary>How the types are named in YAML and in the schema.</summary>
public static class FieldTypes
{
    private static readonly Dictionary<string, FieldType> ByName = Enum.GetValues<FieldType>().ToDictionary(NameOf, StringComparer.Ordinal);

    /// <summary>All names, for messages to authors.</summary>
    public static IReadOnlyCollection<string> Names => ByName.Keys;

    /// <summary><c>text_long</c> for <see cref="FieldType.TextLong"/>.</summary>
    public static string Name(this FieldType type) => NameOf(type);

    /// <summary>The type of a name.</summary>
    public static bool TryParse(string name, out FieldType type) => ByName.TryGetValue(name, out type);

    /// <summary>Whether a value is asked for at all.</summary>
    public static bool HasValue(this FieldType type) => type != FieldType.Note;

    private static string NameOf(FieldType type) => CodeNames.Of(type);
}
