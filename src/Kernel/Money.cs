using System.Globalization;

namespace Saola.Kernel;

/// <summary>An amount in whole đồng. Contracts in foreign money keep amount and ISO currency as fields of their own.</summary>
public readonly record struct Money(long Dong) : IComparable<Money>
{
    /// <summary>No money.</summary>
    public static Money Zero => default;

    /// <summary>Sum of two amounts; overflow throws.</summary>
    public static Money operator +(Money left, Money right) => new(checked(left.Dong + right.Dong));

    /// <summary>Difference of two amounts; overflow throws.</summary>
    public static Money operator -(Money left, Money right) => new(checked(left.Dong - right.Dong));

    /// <summary>Order by amount.</summary>
    public static bool operator <(Money left, Money right) => left.Dong < right.Dong;

    /// <summary>Order by amount.</summary>
    public static bool operator >(Money left, Money right) => left.Dong > right.Dong;

    /// <summary>Order by amount.</summary>
    public static bool operator <=(Money left, Money right) => left.Dong <= right.Dong;

    /// <summary>Order by amount.</summary>
    public static bool operator >=(Money left, Money right) => left.Dong >= right.Dong;

    /// <inheritdoc/>
    public int CompareTo(Money other) => Dong.CompareTo(other.Dong);

    /// <summary><c>1.234.567 đồng</c>.</summary>
    public override string ToString() => VietnameseFormats.Number(Dong) + " đồng";

    /// <summary>Reads <c>1.234.567</c>, <c>1234567 đ</c>, <c>1 234 567 đồng</c>. False when it is no whole amount.</summary>
    public static bool TryParse(string? text, out Money money)
    {
        money = default;
        if (string.IsNullOrWhiteSpace(text)) return false;
        var digits = text.Trim().Replace("đồng", "", StringComparison.OrdinalIgnoreCase).TrimEnd('đ', 'Đ', ' ')
            .Replace(".", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).Replace("\u00a0", "", StringComparison.Ordinal);
        if (!long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var dong)) return false;
        money = new Money(dong);
        return true;
    }
}
