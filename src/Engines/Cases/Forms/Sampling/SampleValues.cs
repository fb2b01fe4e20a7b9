using System.Globalization;
using System.Text.Json.Nodes;
using Saola.Engines.Cases.Forms.Checking;
using Saola.Engines.Cases.Forms.Expressions;
using Saola.Engines.Cases.Forms.Filling;

namespace Saola.Engines.Cases.Forms.Sampling;

/// <summary>A believable value of a field, which agrees with what stands beside it: number with birth year and sex, mail with name, ward with province.</summary>
internal sealed class SampleValues(FormContext context, SampleRandom random, Func<FormField, string, JsonObject>? file)
{
    /// <summary>A value; <paramref name="beside"/> gives what stands beside the field under another name.</summary>
    public JsonNode? Make(FormField field, string path, Func<string, object?> beside) => field.Type switch
    {
        FieldType.Text => Text(field, beside),
        FieldType.TextLong => SampleText.Lines(field, random),
        FieldType.Int or FieldType.Dec or FieldType.Money => Number(field, beside),
        FieldType.Date => ExpressionValues.Text(Day(field, beside)),
        FieldType.Bool => field.MustBeTrue || random.Happens(50),
        FieldType.Enum => Choice(field),
        FieldType.Multi => Several(field),
        FieldType.PersonalId => PersonalId(beside),
        FieldType.TaxCode => TaxCode(),
        FieldType.Phone => $"+849{random.Next(0, 9)}{random.Next(0, 9_999_999):0000000}",
        FieldType.Email => Email(beside),
        FieldType.Url => $"https://www.{SampleText.Slug(random.Pick(SampleWords.OwnNames)).Replace('.', '-')}.example",
        FieldType.DocNumber => $"{random.Next(1, 900)}/{random.Next(2020, 2026)}/QĐ-UBND",
        FieldType.HsCode => $"{random.Next(1000, 9999)}.{random.Next(10, 99)}.{random.Next(10, 99)}",
        FieldType.Ward => Ward(beside("province_code") as string ?? "79"),
        FieldType.Province => "79",
        FieldType.Country => field.Default?.ToString() ?? "VN",
        FieldType.UnitCode => context.Codes.Find("units") is { Codes.Count: > 0 } units ? units.Codes.FirstOrDefault(u => u.Value == "office")?.Value ?? units.Codes[0].Value : "office",
        FieldType.Address => Address(field),
        FieldType.File => file?.Invoke(field, path) ?? File(field),
        _ => null,
    };

    /// <summary>Another choice of a list than the one that stands there, when there is one.</summary>
    public JsonNode? OtherChoice(FormField field, object? than)
    {
        var others = Codes(field).Where(c => !string.Equals(c, than as string, StringComparison.Ordinal)).ToList();
        return others.Count == 0 ? null : random.Pick(others);
    }

    private string Text(FormField field, Func<string, object?> beside)
    {
        if (field.Name == "full_name" && beside("sex") is string sex) return SampleText.Person(random, sex == "nu");
        return SampleText.Line(field, random);
    }

    private JsonValue Number(FormField field, Func<string, object?> beside)
    {
        if (field.Name == "birth_year" && beside("personal_id") is string { Length: 12 } id) return JsonValue.Create(1900m + ((id[3] - '0') / 2 * 100) + int.Parse(id.AsSpan(4, 2), CultureInfo.InvariantCulture));
        var (least, most) = field.Type == FieldType.Money ? (1_000_000m, 900_000_000m) : field.Name.Contains("year", StringComparison.Ordinal) && field.Min is >= 1900 or null && field.Name is not "years" && !field.Name.EndsWith("years", StringComparison.Ordinal)
            ? (Math.Max(field.Min ?? 0, context.Today.Year - 8m), context.Today.Year)
            : (field.Min ?? 1, Math.Min(field.Max ?? 100, (field.Min ?? 1) + 40));
        least = Math.Max(least, field.Min ?? least);
        most = Math.Max(least, Math.Min(most, field.Max ?? most));
        var value = least + ((most - least) * random.Next(0, 1000) / 1000);
        value = field.Type == FieldType.Dec ? Math.Round(value, field.Decimals ?? 1) : field.Type == FieldType.Money && value > 100_000 ? Math.Round(value / 100_000) * 100_000 : Math.Round(value);
        return JsonValue.Create(Math.Clamp(value, field.Min ?? value, field.Max ?? value));
    }

    private DateOnly Day(FormField field, Func<string, object?> beside)
    {
        var today = context.Today;
        if (field.Name.Contains("birth", StringComparison.Ordinal)) return Birth(beside("personal_id") as string);
        if (field.Dates.NotBefore is { } other && ExpressionValues.Day(beside(other)) is { } first)
        {
            var last = field.Dates.Past ? today : first.AddDays(700);
            return first.AddDays(random.Next(field.Dates.Future && first < today ? today.DayNumber - first.DayNumber : 0, Math.Max(0, Math.Min(last.DayNumber - first.DayNumber, 700))));
        }
        if (field.Dates.Future) return today.AddDays(random.Next(20, field.Dates.WithinMonths is { } ahead ? Math.Max(21, ahead * 28) : 900));
        return today.AddDays(-random.Next(1, field.Dates.WithinMonths is { } months ? months * 28 : 60));
    }

    private DateOnly Birth(string? personalId)
    {
        var year = personalId is { Length: 12 } ? 1900 + ((personalId[3] - '0') / 2 * 100) + int.Parse(personalId.AsSpan(4, 2), CultureInfo.InvariantCulture) : context.Today.Year - random.Next(25, 58);
        return new(year, random.Next(1, 12), random.Next(1, 28));
    }

    private string PersonalId(Func<string, object?> beside)
    {
        var year = beside("birth_year") is decimal known ? (int)known : ExpressionValues.Day(beside("birth_date"))?.Year ?? context.Today.Year - random.Next(25, 58);
        var isWoman = beside("sex") is string sex ? sex == "nu" : random.Happens(50);
        var century = ((year - 1900) / 100 * 2) + (isWoman ? 1 : 0);
        return $"0{random.Next(10, 96)}{century}{year % 100:00}{random.Next(0, 999_999):000000}";
    }

    private string TaxCode()
    {
        while (true)
        {
            var nine = $"03{random.Next(1_000_000, 1_999_999)}";
            if (Enumerable.Range(0, 10).Select(d => nine + d.ToString(CultureInfo.InvariantCulture)).FirstOrDefault(SmallFormats.HasRightCheckDigit) is { } code) return code;
        }
    }

    private string Email(Func<string, object?> beside)
    {
        var name = beside("filer_name") as string ?? beside("full_name") as string;
        return name is not null ? $"{SampleText.Slug(name)}{random.Next(1, 99)}@hop-thu.example" : $"vanphong{random.Next(1, 999)}@{SampleText.Slug(random.Pick(SampleWords.OwnNames)).Replace('.', '-')}.example";
    }

    private List<string> Codes(FormField field) => field.Options.Count > 0
        ? field.Options.Select(o => o.Value).ToList()
        : (context.Codes.Find(field.Codes ?? "") is { } list ? list.Codes.Where(c => !c.IsGroup).Select(c => c.Value).ToList() : []);

    private JsonNode? Choice(FormField field)
    {
        if (field.Default is not null && random.Happens(60)) return field.Default.DeepClone();
        var codes = Codes(field);
        // "Khác" opens one more question each time; most people find their answer in the list.
        var usual = codes.Where(c => c != "khac").ToList();
        return codes.Count == 0 ? null : random.Pick(usual.Count > 0 ? usual : codes);
    }

    private JsonArray Several(FormField field)
    {
        var codes = Codes(field).Where(c => c != "khac").ToList();
        var count = Math.Clamp(random.Next(1, 3), (int)(field.Min ?? 1), (int)(field.Max ?? codes.Count));
        var start = random.Next(0, Math.Max(0, codes.Count - 1));
        return new(Enumerable.Range(0, Math.Min(count, codes.Count)).Select(i => (JsonNode?)codes[(start + i) % codes.Count]).ToArray());
    }

    private string Ward(string province)
    {
        var wards = context.Codes.Find("wards")?.Under(province).ToList() ?? [];
        return wards.Count == 0 ? "25747" : random.Pick(wards).Value;
    }

    private JsonObject Address(FormField field)
    {
        var province = field.Province ?? "79";
        return new() { ["province_code"] = province, ["ward_code"] = Ward(province), ["line"] = $"{random.Next(1, 300)} {random.Pick(SampleWords.Streets)}" };
    }

    private JsonObject File(FormField field)
    {
        var type = field.FileTypes.Count > 0 ? field.FileTypes[0] : "pdf";
        var data = new FormData();
        FormBinder.SetFile(data, "file", $"{random.Next(0, int.MaxValue):x8}-0000-7000-8000-{random.Next(0, int.MaxValue):x12}", $"{SampleText.Slug(field.Label).Replace('.', '-')}.{type}", random.Next(20_000, 3_000_000));
        return (JsonObject)data.Values["file"]!.DeepClone();
    }
}
