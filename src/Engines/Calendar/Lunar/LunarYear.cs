namespace Saola.Engines.Calendar.Lunar;

/// <summary>A lunar month: its number, whether it is the repeated one, its first day and its length.</summary>
internal sealed record LunarMonth(int Number, bool IsLeap, DateOnly Start, int Length);

/// <summary>A lunar year, its months in order.</summary>
internal sealed record LunarYear(int Number, IReadOnlyList<LunarMonth> Months)
{
    public DateOnly Start => Months[0].Start;

    /// <summary>A year runs from the first month in the solstice year that ends in it up to the twelfth in the next.</summary>
    public static LunarYear Compute(int year)
    {
        var months = new List<LunarMonth>();
        months.AddRange(BetweenSolstices(year).SkipWhile(month => month.Number > 10));
        months.AddRange(BetweenSolstices(year + 1).TakeWhile(month => month.Number > 10));
        return new(year, months);
    }

    /// <summary>The months from the eleventh of the year before to the tenth of <paramref name="year"/>.</summary>
    private static List<LunarMonth> BetweenSolstices(int year)
    {
        var (first, end) = (SolsticeLunation(year - 1), SolsticeLunation(year));
        var hasLeap = end - first == 13;
        var months = new List<LunarMonth>(13);
        var (number, leapFound) = (11, false);
        for (var k = first; k < end; k++)
        {
            var (start, next) = (FirstDay(k), FirstDay(k + 1));
            var isLeap = hasLeap && !leapFound && k > first && Segment(start) == Segment(next);
            if (k > first && !isLeap) number = (number % 12) + 1;
            leapFound |= isLeap;
            months.Add(new(number, isLeap, start, next.DayNumber - start.DayNumber));
        }
        return months;
    }

    /// <summary>The lunation that begins the eleventh month: the last one that begins by the day of the winter solstice.</summary>
    private static int SolsticeLunation(int year)
    {
        var lunation = Astronomy.Lunation(new DateOnly(year, 12, 31)) + 1;
        while (FirstDay(lunation).Year > year || Segment(FirstDay(lunation)) >= 9) lunation--;
        return lunation;
    }

    private static DateOnly FirstDay(int lunation) =>
        DateOnly.FromDayNumber((int)Math.Floor(Astronomy.NewMoon(lunation) - 1721425.5 + (7.0 / 24)));

    /// <summary>Which twelfth of its path the sun is in when a day begins at UTC+7; 9 begins with the winter solstice.</summary>
    private static int Segment(DateOnly day) => (int)(Astronomy.SunLongitude(Astronomy.JulianDate(day) - (7.0 / 24)) / 30);
}
