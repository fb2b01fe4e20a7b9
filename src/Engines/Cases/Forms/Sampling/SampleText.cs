using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Saola.Kernel;

namespace Saola.Engines.Cases.Forms.Sampling;

/// <summary>Believable texts by the name of a field, within its limits.</summary>
internal static class SampleText
{
    private static readonly (string Part, Func<SampleRandom, string> Make)[] ByName =
    [
        ("position", r => r.Pick(SampleWords.Positions)), ("major", r => r.Pick(SampleWords.Majors)), ("role", r => r.Pick(SampleWords.Roles)),
        ("issuer", r => r.Pick(SampleWords.Issuers)), ("issue_place", _ => "Bộ Công an"), ("governing", _ => "Ủy ban nhân dân Thành phố Hồ Chí Minh"),
        ("device_name", r => r.Pick(SampleWords.Devices)), ("unit_name", r => r.Pick(SampleWords.Devices)), ("maker", r => r.Pick(SampleWords.Makers)),
        ("model", r => $"{(char)('A' + r.Next(0, 25))}{(char)('A' + r.Next(0, 25))}-{r.Next(100, 990)}"), ("serial", r => $"SN{r.Next(20, 26)}-{r.Next(100000, 999999)}"),
        ("passport", r => $"{(char)('B' + r.Next(0, 10))}{r.Next(1000000, 9999999)}"), ("standard", r => $"TCVN {r.Next(1000, 13999)}:{r.Next(2015, 2025)}"),
        ("std_number", r => $"TCVN {r.Next(1000, 13999)}:{r.Next(2015, 2025)}"), ("product", r => r.Pick(SampleWords.Products)), ("room", r => $"Phòng {r.Next(1, 9)}{r.Next(10, 30)}"),
        ("tech_name", r => "Quy trình ứng dụng " + r.Pick(SampleWords.Topics)), ("task", r => "Nghiên cứu " + r.Pick(SampleWords.Topics)), ("title", r => "Nghiên cứu " + r.Pick(SampleWords.Topics)),
        ("project", r => "Dự án ứng dụng " + r.Pick(SampleWords.Topics)), ("network", r => "Mạng lưới khởi nghiệp " + r.Pick(SampleWords.OwnNames)), ("investor", Firm), ("beneficiary", r => "Nhóm " + r.Pick(SampleWords.OwnNames)),
        ("territory", _ => "Việt Nam"), ("trademark", r => r.Pick(SampleWords.OwnNames)), ("lab", r => "Phòng thử nghiệm " + r.Pick(SampleWords.OwnNames)), ("page", r => r.Next(1, 40).ToString(CultureInfo.InvariantCulture)),
        ("clause", r => $"Điều {r.Next(1, 20)}, trang {r.Next(1, 30)}"), ("number", r => $"{r.Next(1, 400)}/{r.Next(2023, 2026)}"), ("_no", r => $"{r.Next(1, 400)}/{r.Next(2023, 2026)}"),
        ("subject", r => "Đề nghị giải quyết hồ sơ về " + r.Pick(SampleWords.Topics)), ("location", r => $"Phòng {r.Next(1, 9)}{r.Next(10, 30)}"), ("place", _ => "Thành phố Hồ Chí Minh"),
    ];

    private static readonly string[] Patterned = ["AB123456", "0123", "123456789012", "10.1234/saola.2026", "1234-5678", "TEN01", "A1", "12"];

    /// <summary>A text of one line.</summary>
    public static string Line(FormField field, SampleRandom random)
    {
        var name = field.Name;
        var text = IsPersonName(field) ? Person(random, random.Happens(50))
            : IsOrganisationName(name) ? Firm(random)
            : ByName.FirstOrDefault(b => name.Contains(b.Part, StringComparison.Ordinal)).Make?.Invoke(random) ?? Plain(field, random);
        return Fitting(field, text, random);
    }

    /// <summary>A text of several lines, not shorter than asked.</summary>
    public static string Lines(FormField field, SampleRandom random)
    {
        var (min, max) = Checking.TextLimits.Of(field);
        var builder = new StringBuilder();
        for (var i = 0; builder.Length < min || i < 2; i++) builder.Append(i == 0 ? "" : i % 3 == 0 ? "\n" : " ").Append(random.Pick(SampleWords.Sentences));
        return builder.Length <= max ? builder.ToString() : builder.ToString(0, max).TrimEnd();
    }

    /// <summary>An invented person.</summary>
    public static string Person(SampleRandom random, bool isWoman) => isWoman
        ? $"{random.Pick(SampleWords.Families)} {random.Pick(SampleWords.FemaleMiddles)} {random.Pick(SampleWords.FemaleNames)}"
        : $"{random.Pick(SampleWords.Families)} {random.Pick(SampleWords.MaleMiddles)} {random.Pick(SampleWords.MaleNames)}";

    /// <summary>An invented organisation.</summary>
    public static string Firm(SampleRandom random) =>
        string.Format(CultureInfo.InvariantCulture, random.Pick(SampleWords.Firms), random.Pick(SampleWords.Trades), random.Pick(SampleWords.OwnNames));

    /// <summary>A name as it stands in an address: no accents, no blanks.</summary>
    public static string Slug(string text) =>
        string.Join('.', VietnameseText.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => string.Concat(w.Where(char.IsAsciiLetterOrDigit))).Where(w => w.Length > 0));

    private static bool IsPersonName(FormField field) => field.Name is "full_name" or "filer_name" or "name" or "member" or "post_receiver" or "account_holder" or "assessor_name" or "trainee_name"
        || field.Label.StartsWith("Họ", StringComparison.Ordinal);

    private static bool IsOrganisationName(string name) =>
        name is "name_vi" or "foreign_name" || name.StartsWith("org_name", StringComparison.Ordinal) || name.EndsWith("_unit", StringComparison.Ordinal);

    private static string Plain(FormField field, SampleRandom random)
    {
        var (min, max) = Checking.TextLimits.Of(field);
        return min > 20 || max >= 500 ? Lines(field, random).Replace('\n', ' ') : max < 40 ? random.Pick(SampleWords.OwnNames) : $"{field.Label} {random.Pick(SampleWords.OwnNames)}";
    }

    private static string Fitting(FormField field, string text, SampleRandom random)
    {
        var (min, max) = Checking.TextLimits.Of(field);
        if (field.Name.StartsWith("org_name_foreign", StringComparison.Ordinal) || field.Name is "name_foreign" or "foreign_name") text = $"{CultureInfo.InvariantCulture.TextInfo.ToTitleCase(Slug(random.Pick(SampleWords.OwnNames)).Replace('.', ' '))} Technology Ltd";
        if (field.Name.Contains("short", StringComparison.Ordinal)) text = "S" + random.Next(10, 99).ToString(CultureInfo.InvariantCulture);
        while (text.Length < min) text += (text.Length == 0 ? "" : " ") + random.Pick(SampleWords.OwnNames);
        if (text.Length > max) text = text[..max].TrimEnd();
        if (field.Pattern is null || Matches(text, field.Pattern)) return text;
        var shape = Patterned.FirstOrDefault(p => p.Length >= min && p.Length <= max && Matches(p, field.Pattern));
        if (shape is null) return text;
        var varied = string.Concat(shape.Select((c, i) => char.IsAsciiDigit(c) && i > 2 ? (char)('0' + random.Next(0, 9)) : c));
        return Matches(varied, field.Pattern) ? varied : shape;
    }

    private static bool Matches(string text, string pattern) => Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
}
