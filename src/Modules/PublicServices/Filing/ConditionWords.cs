using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;
using Saola.Engines.Cases.Forms;
using Saola.Engines.Cases.Forms.Expressions;

namespace Saola.Modules.PublicServices.Filing;

/// <summary>
/// Says when a paper is asked, in the words of the form: <c>founder_kind = 'to_chuc'</c> becomes "Người thành lập là: Tổ chức".
/// Conditions beyond simple comparisons are not put into words: a sentence that is nearly right would mislead.
/// </summary>
internal sealed partial class ConditionWords(FormDefinition form, IStringLocalizer<CitizenTexts> texts)
{
    /// <summary>The condition in words, or null when it has no simple ones.</summary>
    public string? Of(FormExpression condition)
    {
        var alternatives = condition.Text.Split(" or ", StringSplitOptions.TrimEntries);
        var said = alternatives.Select(All).ToList();
        return said.Any(s => s is null) ? null : string.Join(texts["Condition.Or"], said.Distinct(StringComparer.Ordinal));
    }

    private string? All(string text)
    {
        var parts = text.Trim('(', ')').Split(" and ", StringSplitOptions.TrimEntries).Select(One).ToList();
        return parts.Any(p => p is null) ? null : string.Join(texts["Condition.And"], parts);
    }

    private string? One(string text)
    {
        if (Filled().Match(text) is { Success: true } filled && Field(filled) is { } present)
            return texts[filled.Groups["not"].Success ? "Condition.NotFilled" : "Condition.Filled", present.Label].Value;
        if (Has().Match(text) is { Success: true } has && Field(has) is { } several) return Chosen(several, has.Groups["value"].Value);
        if (Equal().Match(text) is { Success: true } equal && Field(equal) is { } chosen)
        {
            var value = equal.Groups["value"].Value;
            return value is "true" or "false" ? texts[value == "true" ? "Condition.Yes" : "Condition.No", Question(chosen)].Value : Chosen(chosen, value);
        }
        return Name().IsMatch(text) && form.Find(text) is { Type: FieldType.Bool } yes ? texts["Condition.Yes", Question(yes)].Value : null;
    }

    private FormField? Field(Match match) => form.Find(match.Groups["name"].Value);

    private string? Chosen(FormField field, string value) =>
        field.Options.FirstOrDefault(o => o.Value == value) is { } option ? texts["Condition.Is", field.Label, option.Label].Value : null;

    private static string Question(FormField field) => field.Label.TrimEnd('?', '.', ' ');

    [GeneratedRegex(@"^(?<not>not )?filled\(\[?(?<name>[a-z0-9_.]+)\]?\)$", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Filled();

    [GeneratedRegex(@"^has\(\[?(?<name>[a-z0-9_.]+)\]?, ?'(?<value>[^']+)'\)$", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Has();

    [GeneratedRegex(@"^\[?(?<name>[a-z0-9_.]+)\]? = '?(?<value>[A-Za-z0-9_]+)'?$", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Equal();

    [GeneratedRegex(@"^[a-z0-9_.]+$", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Name();
}
