namespace Saola.Engines.Cases.Forms;

/// <summary>What a form needs to know beside itself and its data.</summary>
/// <param name="Today">The day on which it is filled, in Vietnam.</param>
/// <param name="Codes">Code lists: provinces, wards, countries, units and what forms name.</param>
public sealed record FormContext(DateOnly Today, ICodeLists Codes)
{
    /// <summary>
    /// Working days after the first day up to and with the second. The department's calendar is put in here; without it Monday to Friday count.
    /// </summary>
    public Func<DateOnly, DateOnly, int> WorkingDays { get; init; } = MondayToFriday;

    /// <summary>Days from Monday to Friday after <paramref name="from"/> up to and with <paramref name="to"/>.</summary>
    public static int MondayToFriday(DateOnly from, DateOnly to)
    {
        var days = to.DayNumber - from.DayNumber;
        if (days <= 0) return 0;
        var count = days / 7 * 5;
        for (var day = from.AddDays((days / 7 * 7) + 1); day <= to; day = day.AddDays(1))
        {
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) count++;
        }
        return count;
    }
}

/// <summary>One code of a list.</summary>
/// <param name="Value">What is stored.</param>
/// <param name="Label">What is read.</param>
/// <param name="Parent">The code above it: a ward's province.</param>
/// <param name="IsGroup">A heading that cannot be chosen.</param>
public sealed record Code(string Value, string Label, string? Parent = null, bool IsGroup = false);

/// <summary>A list of codes in its order.</summary>
public sealed class CodeList
{
    private readonly Dictionary<string, Code> _byValue;
    private readonly Lazy<ILookup<string, Code>> _byParent;

    /// <summary>A list; of two codes with one value the first stays.</summary>
    public CodeList(string name, IReadOnlyList<Code> codes)
    {
        (Name, Codes) = (name, codes);
        _byValue = new(StringComparer.Ordinal);
        foreach (var code in codes) _byValue.TryAdd(code.Value, code);
        _byParent = new(() => codes.ToLookup(c => c.Parent ?? "", StringComparer.Ordinal));
    }

    /// <summary>Its name: the file in catalog/codes without the extension.</summary>
    public string Name { get; }

    /// <summary>The codes in their order.</summary>
    public IReadOnlyList<Code> Codes { get; }

    /// <summary>The code of a value, or null; headings are found too.</summary>
    public Code? Find(string value) => _byValue.GetValueOrDefault(value);

    /// <summary>Whether a value can be chosen.</summary>
    public bool Offers(string value) => Find(value) is { IsGroup: false };

    /// <summary>The codes under a parent.</summary>
    public IEnumerable<Code> Under(string parent) => _byParent.Value[parent];
}

/// <summary>Gives code lists by name.</summary>
public interface ICodeLists
{
    /// <summary>The list, or null. Every installation has <c>provinces</c>, <c>wards</c>, <c>countries</c> and <c>units</c>.</summary>
    CodeList? Find(string name);
}

/// <summary>Code lists held in memory.</summary>
public sealed class CodeLists(IEnumerable<CodeList> lists) : ICodeLists
{
    private readonly Dictionary<string, CodeList> _byName = lists.ToDictionary(l => l.Name, StringComparer.Ordinal);

    /// <summary>No list at all: codes are then checked for their shape only.</summary>
    public static CodeLists None { get; } = new([]);

    /// <summary>The names of the lists.</summary>
    public IReadOnlyCollection<string> Names => _byName.Keys;

    /// <inheritdoc/>
    public CodeList? Find(string name) => _byName.GetValueOrDefault(name);
}
