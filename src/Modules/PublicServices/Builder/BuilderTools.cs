using System.Text.Json.Nodes;
using Microsoft.Extensions.Localization;
using Saola.Engines.Identity;

namespace Saola.Modules.PublicServices.Builder;

/// <summary>What every page of the builder needs.</summary>
internal sealed record BuilderTools(DraftQueries Queries, DraftChecks Checks, IDirectory Directory, IStringLocalizer<BuilderTexts> Texts);

/// <summary>Addresses of the builder.</summary>
internal static class BuilderPaths
{
    public const string Start = "/can-bo/soan-thu-tuc";

    public static string Draft(string number) => $"{Start}/{number}";

    public static string Edit(string number, string at, bool check = false) => $"{Start}/{number}/sua?at={Uri.EscapeDataString(at)}{(check ? "&check=true" : "")}";

    /// <summary>The page on which a fault is mended.</summary>
    public static string Mend(DraftDocument draft, string number, string place)
    {
        for (var at = place; at.Length > 0; at = at.LastIndexOf('.') is var cut and > 0 ? at[..cut] : "")
        {
            if (ProcedureParts.Find(draft, at) is { } found && found.At == at && at.EndsWith(']')) return Edit(number, at, check: true);
        }
        return Edit(number, ProcedureParts.PartOf(place).Record.Name, check: true);
    }

    /// <summary>The page of what holds an item.</summary>
    public static string Holder(DraftDocument draft, string number, string at)
    {
        var list = at.EndsWith(']') ? at[..at.LastIndexOf('[')] : at;
        return ProcedureParts.FindList(draft, list) is { } found ? Edit(number, found.Holder.At) : Draft(number);
    }
}

/// <summary>A list of a record as it stands on its page.</summary>
internal sealed record EditorListView(string Number, int Seen, bool MayWrite, string Place, EditorList List, JsonArray? Items, IReadOnlyList<DraftFault> Faults, IReadOnlyList<string> Blocks)
{
    public int FaultsOf(int index) => Faults.Count(f => f.IsIn($"{Place}[{index}]"));

    /// <summary>Faults of the list as a whole.</summary>
    public IEnumerable<DraftFault> Own => Faults.Where(f => f.Place == Place);
}
