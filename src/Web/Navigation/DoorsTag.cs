using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Saola.Web.Parts;

namespace Saola.Web.Navigation;

/// <summary><c>&lt;s-doors /&gt;</c>: the doors of the front page, from all <see cref="IHomeTile"/>, in their groups.</summary>
[HtmlTargetElement("s-doors", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DoorsTag(IHtmlHelper html, IEnumerable<IHomeTile> tiles) : PartTag(html)
{
    /// <inheritdoc/>
    public override Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var groups = tiles.GroupBy(tile => tile.Group).OrderBy(group => group.Key)
            .Select(group => new DoorGroup(group.Key, [.. group.OrderBy(tile => tile.Order)])).ToList();
        return DrawAsync(output, "Doors", groups);
    }
}

/// <summary>A group of doors as its view draws it.</summary>
public sealed record DoorGroup(HomeGroup Group, IReadOnlyList<IHomeTile> Tiles);
