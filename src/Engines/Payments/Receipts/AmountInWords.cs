using Saola.Kernel;

namespace Saola.Engines.Payments.Receipts;

/// <summary>An amount as it is read out: <c>Ba triệu không trăm linh năm nghìn đồng</c>.</summary>
internal static class AmountInWords
{
    private static readonly string[] Digits = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];
    private static readonly string[] Scales = ["", " nghìn", " triệu"];

    public static string Of(Money amount)
    {
        if (amount < Money.Zero) throw new ArgumentOutOfRangeException(nameof(amount), amount, "A receipt is over money that came in.");
        var words = (amount.Dong == 0 ? "không" : Read(amount.Dong, whole: false)) + " đồng";
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    private static string Read(long number, bool whole)
    {
        const long billion = 1_000_000_000;
        if (number >= billion)
        {
            var rest = number % billion;
            return Read(number / billion, whole) + " tỷ" + (rest > 0 ? " " + Read(rest, whole: true) : "");
        }
        var parts = new List<string>();
        for (var scale = 2; scale >= 0; scale--)
        {
            var group = (int)(number / (long)Math.Pow(1000, scale) % 1000);
            if (group > 0) parts.Add(Group(group, whole || parts.Count > 0) + Scales[scale]);
        }
        return string.Join(' ', parts);
    }

    // Inside a larger number every group is read with its hundreds: 1.005 is "một nghìn không trăm linh năm".
    private static string Group(int group, bool whole)
    {
        var (hundreds, tens, ones) = (group / 100, group / 10 % 10, group % 10);
        var words = new List<string>();
        if (hundreds > 0 || whole) words.Add(Digits[hundreds] + " trăm");
        if (tens == 0 && ones > 0 && words.Count > 0) words.Add("linh");
        if (tens == 1) words.Add("mười");
        if (tens > 1) words.Add(Digits[tens] + " mươi");
        if (ones > 0) words.Add(ones == 1 && tens > 1 ? "mốt" : ones == 5 && tens > 0 ? "lăm" : ones == 4 && tens > 1 ? "tư" : Digits[ones]);
        return string.Join(' ', words);
    }
}
