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
        var sequence = await counters.NextAsync($"case:{settings.OrganisationCode}:{day:yyyyMMdd}", cancellationToken);
        return Fill(template, day, settings.OrganisationCode, "", sequence);
    }

    /// <summary>The number of a result: a series per template and year. Inside a transaction only.</summary>
    public async Task<string> ForResultAsync(string template, string unit, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var day = VietnamTime.Day(at);
        var sequence = await counters.NextAsync($"result:{template}:{unit}:{day.Year}", cancellationToken);
        return Fill(template, day, settings.OrganisationCode, unit, sequence);
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

    [GeneratedRegex(@"\{(?<name>org|unit|seq|yyMMdd|yyyyMMdd|yyyy|yy)(:(?<digits>0+))?\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex Placeholder();
}
