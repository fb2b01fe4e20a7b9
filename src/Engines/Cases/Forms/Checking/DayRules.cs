using System.Text.Json.Nodes;
using Saola.Engines.Cases.Forms.Expressions;
using Saola.Kernel;

namespace Saola.Engines.Cases.Forms.Checking;

/// <summary>The rules of a day.</summary>
internal static class DayRules
{
    public static void Check(FieldPlace place, JsonNode node)
    {
        if (ExpressionValues.Day(ExpressionValues.Of(node)) is not { Year: >= 1900 and < 2200 } day)
        {
            place.Fault("NotDate");
            return;
        }
        var (rules, today) = (place.Field.Dates, place.Context.Today);
        if (rules.Past && day > today) place.Fault("DateFuture");
        else if (rules.Future && day < today) place.Fault("DatePast");
        else if (rules.WithinMonths is { } months && !rules.Future && day < today.AddMonths(-months)) place.Fault("DateTooOld", months, VietnameseFormats.Day(day));
        else if (rules.WithinMonths is { } ahead && rules.Future && day > today.AddMonths(ahead)) place.Fault("DateTooFar", ahead);
        else if (rules.NotBefore is { } other) NotBefore(place, day, other);
    }

    private static void NotBefore(FieldPlace place, DateOnly day, string other)
    {
        if (ExpressionValues.Day(place.Scope.Value(other, place.Field.Prefix)) is not { } first || day >= first) return;
        var label = FormScope.Candidates(other, place.Field.Prefix).Select(place.Scope.Field).FirstOrDefault(f => f is not null)?.Label ?? other;
        place.Fault("DateBefore", FormWords.Inside(label), VietnameseFormats.Day(first));
    }
}

/// <summary>The rules of an address of two levels: QĐ 19/2025/QĐ-TTg; no district.</summary>
internal static class AddressRules
{
    /// <summary>The parts of an address, in the order in which they are asked.</summary>
    public static readonly string[] Parts = ["province_code", "ward_code", "line", "legacy_text", "country_code"];

    public static void Check(FieldPlace place, JsonNode node)
    {
        if (node is not JsonObject address || address.Any(p => !Parts.Contains(p.Key, StringComparer.Ordinal)))
        {
            place.Fault("NotAddress");
            return;
        }
        if (Parts.Any(p => address[p] is { } part && ExpressionValues.Of(part) is not (string or null)))
        {
            place.Fault("NotAddress");
            return;
        }
        string? Part(string name) => ExpressionValues.Of(address[name]) as string;
        var typed = Parts.Any(p => p is not ("province_code" or "country_code") && Part(p) is not null);
        var required = place.Scope.Requires(place.Field);
        if (!typed && !required) return;
        Line(place, Part("line"));
        if (Part("legacy_text")?.Length > 300) place.FaultAt(place.Path + ".legacy_text", "TooLong", 300, Part("legacy_text")!.Length);
        if (Part("country_code") is { } country and not "VN") Country(place, country);
        else InVietnam(place, Part("province_code"), Part("ward_code"));
    }

    private static void Line(FieldPlace place, string? line)
    {
        var path = place.Path + ".line";
        if (line is null) place.MissingPart("line", "RequiredLine");
        else if (line.Length < 3) place.FaultAt(path, "TooShort", 3, line.Length);
        else if (line.Length > 200) place.FaultAt(path, "TooLong", 200, line.Length);
        else if (NamesDistrict(line)) place.Faults.Add(CheckLevel.Warn, "form.district", FormWords.Say("District"), path);
    }

    private static bool NamesDistrict(string line)
    {
        var folded = " " + VietnameseText.Fold(line) + " ";
        return System.Text.RegularExpressions.Regex.IsMatch(folded, @"[ ,](quan|huyen|thi xa) [a-z0-9]", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
            && System.Text.RegularExpressions.Regex.IsMatch(line, @"(?i)(^|[ ,])(quận|huyện|thị xã) ", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
    }

    private static void Country(FieldPlace place, string country)
    {
        if (country.Length != 2 || (place.Context.Codes.Find("countries") is { } list && list.Find(country) is null))
        {
            place.FaultAt(place.Path + ".country_code", "NotChoice");
        }
    }

    private static void InVietnam(FieldPlace place, string? province, string? ward)
    {
        var codes = place.Context.Codes;
        if (province is null) place.MissingPart("province_code", "RequiredProvince");
        else if (place.Field.Province is { } only && !string.Equals(only, province, StringComparison.Ordinal))
        {
            place.FaultAt(place.Path + ".province_code", "ProvinceFixed", codes.Find("provinces")?.Find(only)?.Label ?? only);
        }
        else if (codes.Find("provinces") is { } provinces ? provinces.Find(province) is null : province.Length != 2)
        {
            place.FaultAt(place.Path + ".province_code", "NotChoice");
        }
        if (ward is null) place.MissingPart("ward_code", "RequiredWard");
        else if (codes.Find("wards") is { } wards)
        {
            var known = wards.Find(ward);
            if (known is null) place.FaultAt(place.Path + ".ward_code", "WardUnknown");
            else if (province is not null && !string.Equals(known.Parent, province, StringComparison.Ordinal)) place.FaultAt(place.Path + ".ward_code", "WardProvince", known.Label);
        }
        else if (ward.Length != 5) place.FaultAt(place.Path + ".ward_code", "WardUnknown");
    }
}
