using System.Text.Json;

namespace Saola.Kernel;

/// <summary>Names of the code as stable words for programs: small letters with underscores (<c>PersonalId</c> is <c>personal_id</c>).</summary>
public static class CodeNames
{
    /// <summary>The word of a name.</summary>
    public static string Of(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);

    /// <summary>The word of a value of an enumeration.</summary>
    public static string Of<TEnum>(TEnum value) where TEnum : struct, Enum => Of(value.ToString());
}
