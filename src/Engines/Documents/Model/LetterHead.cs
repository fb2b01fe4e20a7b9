using System.Globalization;
using Saola.Kernel;

namespace Saola.Engines.Documents.Model;

/// <summary>Who speaks: the texts that stand on top of every document of an organisation.</summary>
public sealed record LetterHead
{
    /// <summary>The organisation above (cơ quan chủ quản), such as <c>Ủy ban nhân dân\nThành phố Hồ Chí Minh</c>; <c>\n</c> parts lines, capitals are made in print.</summary>
    public required string ParentOrganisation { get; init; }

    /// <summary>The organisation that issues (cơ quan ban hành), such as <c>Sở Khoa học và Công nghệ</c>.</summary>
    public required string IssuingOrganisation { get; init; }

    /// <summary>The place in front of the date, such as <c>Thành phố Hồ Chí Minh</c>.</summary>
    public required string Place { get; init; }
}

/// <summary>
/// The head of Decree 30/2020/NĐ-CP, annex I: at the left the organisations with a rule of half the name's length and the number,
/// at the right the national name, the motto with a rule of its own length, place and date.
/// </summary>
/// <param name="Head">Who speaks.</param>
/// <param name="Day">The date beside the place.</param>
public sealed record LetterHeadBlock(LetterHead Head, DateOnly Day) : CompositeBlock
{
    private const string NationalName = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
    private const string Motto = "Độc lập - Tự do - Hạnh phúc";
    private const double LargestRightShare = 0.66;
    private const double RowGap = 6;
    private const double DateSize = 13;
    private const double SmallestHead = 12;

    /// <summary>The line under the organisation, such as <c>Số: 05/TB-SKHCN</c> or the file code.</summary>
    public required string NumberLine { get; init; }

    /// <summary>A bar code under the number line, or null.</summary>
    public CodeImage? Barcode { get; init; }

    /// <summary>The matter of a letter without a type (V/v …), under the number line, or null.</summary>
    public string? Matter { get; init; }

    internal override IEnumerable<Block> Expand(ExpansionFrame frame)
    {
        var body = frame.Scale.Body;
        var issuer = Head.IssuingOrganisation.ToUpperInvariant();
        var placeAndDate = $"{Head.Place}, {DayInWords(Day)}";
        var right = Math.Max(frame.Measure.Width(Motto, new(Emphasis.Bold, body)), frame.Measure.Width(placeAndDate, new(Emphasis.Italic, DateSize)));
        var head = HeadSize(frame, issuer, right);
        right = Math.Max(right, frame.Measure.Width(NationalName, new(Emphasis.Bold, head))) + 2;
        var rightShare = Math.Min(right / frame.Width, LargestRightShare);
        var left = frame.Width * (1 - rightShare);

        yield return new Table([1 - rightShare, rightShare],
            [
                new([new(Organisations(frame, issuer, head, left)), new(Nation(frame, head))]),
                new([new(Numbers(body)), new([Centred(placeAndDate, Emphasis.Italic, DateSize) with { SpaceBefore = RowGap }])]),
            ])
        {
            Framed = false, SidePadding = 0, RowPadding = 0, SpaceBefore = SpaceBefore,
        };
    }

    // 12 or 13 are allowed; the smaller one is taken where the larger would break the name of the organisation.
    private static double HeadSize(ExpansionFrame frame, string issuer, double right)
    {
        var size = frame.Scale.Head;
        var needed = Longest(frame, issuer, size) + Math.Max(right, frame.Measure.Width(NationalName, new(Emphasis.Bold, size)));
        return needed + 4 <= frame.Width ? size : Math.Min(size, SmallestHead);
    }

    private static double Longest(ExpansionFrame frame, string issuer, double size) =>
        issuer.Split('\n').Max(line => frame.Measure.Width(line, new(Emphasis.Bold, size)));

    private List<Block> Organisations(ExpansionFrame frame, string issuer, double head, double width)
    {
        return
        [
            Centred(Head.ParentOrganisation.ToUpperInvariant(), Emphasis.None, head),
            Centred(issuer, Emphasis.Bold, head),
            new Rule(Math.Min(Longest(frame, issuer, head), width) / 2) { SpaceBefore = 1 },
        ];
    }

    private static List<Block> Nation(ExpansionFrame frame, double head)
    {
        var motto = new Layout.FontKey(Emphasis.Bold, frame.Scale.Body);
        return
        [
            Centred(NationalName, Emphasis.Bold, head),
            Centred(Motto, Emphasis.Bold, frame.Scale.Body),
            new Rule(frame.Measure.Width(Motto, motto)) { SpaceBefore = 1 },
        ];
    }

    private List<Block> Numbers(double body)
    {
        List<Block> blocks = [Centred(NumberLine, Emphasis.None, body) with { SpaceBefore = RowGap }];
        if (Matter is not null) blocks.Add(Centred(Matter, Emphasis.None, body - 1) with { SpaceBefore = RowGap });
        if (Barcode is not null) blocks.Add(Barcode with { Alignment = TextAlignment.Centre, SpaceBefore = 3 });
        return blocks;
    }

    /// <summary>
    /// <c>ngày 05 tháng 02 năm 2026</c>: days below 10 and months 1 and 2 take a leading zero (Decree 30/2020, annex I).
    /// </summary>
    public static string DayInWords(DateOnly day)
    {
        var month = day.Month.ToString(day.Month <= 2 ? "00" : "0", CultureInfo.InvariantCulture);
        return $"ngày {day:dd} tháng {month} năm {day.Year.ToString(CultureInfo.InvariantCulture)}";
    }

    /// <summary>The same for the day on which an instant falls in Vietnam.</summary>
    public static string DayInWords(DateTimeOffset instant) => DayInWords(VietnamTime.Day(instant));

    private static Paragraph Centred(string text, Emphasis emphasis, double size) =>
        new(text, emphasis, size) { Alignment = TextAlignment.Centre };
}
