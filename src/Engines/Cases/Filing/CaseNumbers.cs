using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Saola.Data;
using Saola.Kernel;

namespace Saola.Engines.Cases.Filing;

/// <summary>
/// Numbers as templates (domain.md 1.2), gap-free per day: <c>{org}-{yyMMdd}-{seq:0000}</c> gives <c>H29.15-261125-0007</c>.
/// Placeholders: <c>{org}</c>, <c>{yyMMdd}</c>, <c>{yyyyMMdd}</c>, <c>{yyyy}</c>, <c>{unit}</c>, <c>{seq}</c>, <c>{seq:0000}</c>.
/// </summary>
internal sealed partial class CaseNumbers(Counters counters, SaolaSettings settings)
{
    private const string CodeLetters = "ABCDEFGHJKMNPQRSTVWXYZ23456789";

    /// <summary>The number of a case filed at an instant. Inside a transaction only.</summary>
    public async Task<string> ForCaseAsync(string template, DateTimeOffset filedAt, CancellationToken cancellationToken)
    {
        var day = VietnamTime.Day(filedAt);
        var sequence = await counters.NextAsync(CaseSeries(settings.OrganisationCode, day), cancellationToken);
        return Fill(template, day, settings.OrganisationCode, "", sequence);
    }

    /// <summary>The number of a result: a series per template and year. Inside a transaction only.</summary>
    public async Task<string> ForResultAsync(string template, string unit, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var day = VietnamTime.Day(at);
        var sequence = await counters.NextAsync(ResultSeries(template, unit, day), cancellationToken);
        return Fill(template, day, settings.OrganisationCode, unit, sequence);
    }

    /// <summary>The counter of the cases of a day.</summary>
    internal static string CaseSeries(string organisation, DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"case:{organisation}:{day:yyyyMMdd}");

    /// <summary>The counter of the results of a template, unit and year.</summary>
    internal static string ResultSeries(string template, string unit, DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"result:{template}:{unit}:{day.Year}");

    /// <summary>The template of a result: a written refusal is numbered among the notices.</summary>
    internal static string ResultTemplate(CaseTypeDefinition type, CaseOutcome outcome, string resultId) =>
        outcome == CaseOutcome.Refused ? "{seq}/TB-SKHCN" : type.Results.FirstOrDefault(r => r.Id == resultId)?.NumberTemplate ?? "{seq}/SKHCN";

    /// <summary>The place of a number in its series; null when it was not made after this template on this day.</summary>
    internal static long? Sequence(string number, string template, DateOnly day, string organisation, string unit)
    {
        const char Hole = '\u0001';
        var pattern = Placeholder().Replace(template, match => match.Groups["name"].Value == "seq" ? Hole.ToString() : Fill(match.Value, day, organisation, unit, 0));
        var at = pattern.IndexOf(Hole, StringComparison.Ordinal);
        var (head, tail) = (pattern[..at], pattern[(at + 1)..]);
        if (number.Length <= head.Length + tail.Length || !number.StartsWith(head, StringComparison.Ordinal) || !number.EndsWith(tail, StringComparison.Ordinal)) return null;
        return long.TryParse(number.AsSpan(head.Length, number.Length - head.Length - tail.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? sequence : null;
    }

    /// <summary>A code that cannot be guessed, without letters that look alike.</summary>
    public static string NewCode(int letters) => RandomNumberGenerator.GetString(CodeLetters, letters);

    internal static string Fill(string template, DateOnly day, string organisation, string unit, long sequence) => Placeholder().Replace(template, match => match.Groups["name"].Value switch
    {
        "org" => organisation,
        "unit" => unit,
        "seq" => sequence.ToString(match.Groups["digits"].Success ? match.Groups["digits"].Value : "0", CultureInfo.InvariantCulture),
        var format => day.ToString(format, CultureInfo.InvariantCulture),
    });

    [GeneratedRegex(@"\{(?<name>org|unit|seq|yyMMdd|yyyyMMdd|yyyy|yy)(:(?<digits>0+))?\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Placeholder();
}
