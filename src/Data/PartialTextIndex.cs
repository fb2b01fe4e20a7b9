using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Saola.Data;

/// <summary>An index for words looked for inside a column (<c>LIKE '%word%'</c>), where an ordinary one is of no use.</summary>
public static class PartialTextIndex
{
    private const string Mark = "Saola:PartialText";

    /// <summary>Marks an index on one text column; how it is made is the database's matter (<see cref="IDatabase.Refine"/>).</summary>
    public static IndexBuilder<T> ServesPartialText<T>(this IndexBuilder<T> index)
        where T : class
    {
        index.HasAnnotation(Mark, true);
        return index;
    }

    /// <summary>The marked indexes of a model.</summary>
    public static IReadOnlyList<IMutableIndex> In(IMutableModel model) =>
        [.. model.GetEntityTypes().SelectMany(entity => entity.GetIndexes()).Where(index => index.FindAnnotation(Mark) is not null)];

    /// <summary>Takes the mark off again: it is no fact of the database.</summary>
    public static void Unmark(IMutableIndex index) => index.RemoveAnnotation(Mark);
}
