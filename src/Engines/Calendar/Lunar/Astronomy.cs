namespace Saola.Engines.Calendar.Lunar;

/// <summary>
/// New moons and the sun's longitude after the series of J. Meeus, Astronomical Algorithms, 2nd edition, chapters 49 and 25.
/// New moons are good to some seconds, longitudes to 0.01 degree (a quarter of an hour in time).
/// </summary>
internal static class Astronomy
{
    private const double SynodicMonth = 29.530588861;

    // Table of chapter 49 for the new moon: amplitude in days, power of E, multiples of M, M', F and of the node.
    private static readonly (double Days, int Eccentricity, int Sun, int Moon, int Latitude, int Node)[] NewMoonTerms =
    [
        (-0.40720, 0, 0, 1, 0, 0), (0.17241, 1, 1, 0, 0, 0), (0.01608, 0, 0, 2, 0, 0), (0.01039, 0, 0, 0, 2, 0),
        (0.00739, 1, -1, 1, 0, 0), (-0.00514, 1, 1, 1, 0, 0), (0.00208, 2, 2, 0, 0, 0), (-0.00111, 0, 0, 1, -2, 0),
        (-0.00057, 0, 0, 1, 2, 0), (0.00056, 1, 1, 2, 0, 0), (-0.00042, 0, 0, 3, 0, 0), (0.00042, 1, 1, 0, 2, 0),
        (0.00038, 1, 1, 0, -2, 0), (-0.00024, 1, -1, 2, 0, 0), (-0.00017, 0, 0, 0, 0, 1), (-0.00007, 0, 2, 1, 0, 0),
        (0.00004, 0, 0, 2, -2, 0), (0.00004, 0, 3, 0, 0, 0), (0.00003, 0, 1, 1, -2, 0), (0.00003, 0, 0, 2, 2, 0),
        (-0.00003, 0, 1, 1, 2, 0), (0.00003, 0, -1, 1, 2, 0), (-0.00002, 0, -1, 1, -2, 0), (-0.00002, 0, 1, 3, 0, 0),
        (0.00002, 0, 0, 4, 0, 0),
    ];

    // The planets' part: amplitude in days, angle at k = 0 and its step per lunation, in degrees.
    private static readonly (double Days, double Angle, double Step)[] PlanetTerms =
    [
        (0.000325, 299.77, 0.107408), (0.000165, 251.88, 0.016321), (0.000164, 251.83, 26.651886), (0.000126, 349.42, 36.412478),
        (0.000110, 84.66, 18.206239), (0.000062, 141.74, 53.303771), (0.000060, 207.14, 2.453732), (0.000056, 154.84, 7.306860),
        (0.000047, 34.52, 27.261239), (0.000042, 207.19, 0.121824), (0.000040, 291.34, 1.844379), (0.000037, 161.72, 24.198154),
        (0.000035, 239.56, 25.513099), (0.000023, 331.55, 3.592518),
    ];

    /// <summary>The lunation whose new moon is nearest to a day.</summary>
    public static int Lunation(DateOnly day) => (int)Math.Round((JulianDate(day) - 2451550.09766) / SynodicMonth);

    /// <summary>The new moon of lunation <paramref name="k"/> (0 is that of 6 January 2000), universal time as a Julian date.</summary>
    public static double NewMoon(int k)
    {
        var t = k / 1236.85;
        var date = 2451550.09766 + (SynodicMonth * k) + (0.00015437 * t * t) - (0.000000150 * t * t * t) + (0.00000000073 * t * t * t * t);
        var e = 1 - (0.002516 * t) - (0.0000074 * t * t);
        var sun = 2.5534 + (29.10535670 * k) - (0.0000014 * t * t);
        var moon = 201.5643 + (385.81693528 * k) + (0.0107582 * t * t) + (0.00001238 * t * t * t);
        var latitude = 160.7108 + (390.67050284 * k) - (0.0016118 * t * t) - (0.00000227 * t * t * t);
        var node = 124.7746 - (1.56375588 * k) + (0.0020672 * t * t) + (0.00000215 * t * t * t);
        foreach (var term in NewMoonTerms)
        {
            var angle = (term.Sun * sun) + (term.Moon * moon) + (term.Latitude * latitude) + (term.Node * node);
            date += term.Days * Math.Pow(e, term.Eccentricity) * Sin(angle);
        }
        foreach (var (days, angle, step) in PlanetTerms) date += days * Sin(angle + (step * k));
        return date - DeltaT(date);
    }

    /// <summary>The sun's apparent longitude in degrees, 0 up to 360, at a Julian date of universal time.</summary>
    public static double SunLongitude(double universal)
    {
        var t = (universal + DeltaT(universal) - 2451545.0) / 36525;
        var mean = 280.46646 + (36000.76983 * t) + (0.0003032 * t * t);
        var anomaly = 357.52911 + (35999.05029 * t) - (0.0001537 * t * t);
        var centre = ((1.914602 - (0.004817 * t) - (0.000014 * t * t)) * Sin(anomaly))
            + ((0.019993 - (0.000101 * t)) * Sin(2 * anomaly)) + (0.000289 * Sin(3 * anomaly));
        var longitude = (mean + centre - 0.00569 - (0.00478 * Sin(125.04 - (1934.136 * t)))) % 360;
        return longitude < 0 ? longitude + 360 : longitude;
    }

    /// <summary>The Julian date of 0:00 universal time on a day.</summary>
    public static double JulianDate(DateOnly day) => day.DayNumber + 1721425.5;

    // Dynamical minus universal time in days: Espenak and Meeus for 2005 to 2050, which stays within half a minute from 1976 on.
    private static double DeltaT(double julianDate)
    {
        var years = (julianDate - 2451545.0) / 365.25;
        return (62.92 + (0.32217 * years) + (0.005589 * years * years)) / 86400;
    }

    private static double Sin(double degrees) => Math.Sin(degrees * Math.PI / 180);
}
