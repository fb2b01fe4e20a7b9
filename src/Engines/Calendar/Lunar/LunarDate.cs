using System.Globalization;
using System.Runtime.InteropServices;

namespace Saola.Engines.Calendar.Lunar;

/// <summary>A day of the Vietnamese lunisolar calendar.</summary>
/// <param name="Year">The lunar year, numbered by the solar year in which it begins.</param>
/// <param name="Month">1 to 12.</param>
/// <param name="Day">1 to 30.</param>
/// <param name="IsLeapMonth">Whether the month is the repeated one (tháng nhuận).</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LunarDate(int Year, int Month, int Day, bool IsLeapMonth = false)
{
    /// <summary><c>10/3/2026</c>, <c>1/6 nhuận/2025</c> in a repeated month.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Day}/{Month}{(IsLeapMonth ? " nhuận" : "")}/{Year}");
}
