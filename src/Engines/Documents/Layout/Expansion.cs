using Saola.Engines.Documents.Model;

namespace Saola.Engines.Documents.Layout;

/// <summary>Takes composite blocks apart until only plain ones are left.</summary>
internal static class Expansion
{
    /// <summary>The plain blocks, in order.</summary>
    public static IEnumerable<Block> Of(IEnumerable<Block> blocks, ExpansionFrame frame) =>
        blocks.SelectMany(block => block is CompositeBlock composite ? Of(composite.Expand(frame), frame) : [block]);
}
