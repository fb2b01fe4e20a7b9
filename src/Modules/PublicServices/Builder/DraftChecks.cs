using System.Text.RegularExpressions;
using Saola.Engines.Cases.Forms.Reading;
using Saola.Modules.PublicServices.Catalogue;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Saola.Modules.PublicServices.Builder;

/// <summary>What a draft still lacks, at its place.</summary>
/// <param name="Place">Record or key, such as <c>papers[1].name</c>; empty for the whole.</param>
/// <param name="Message">The reason and the mend.</param>
internal sealed record DraftFault(string Place, string Message)
{
    /// <summary>The part on whose page it is mended.</summary>
    public string Part => ProcedureParts.PartOf(Place).Record.Name;

    /// <summary>The record in which it lies: the place without its last key.</summary>
    public bool IsAt(string path, string key) => Place == ProcedureParts.Join(path, key);

    /// <summary>Whether it lies in a record or in something inside it.</summary>
    public bool IsIn(string path) => Place == path || Place.StartsWith(path + ".", StringComparison.Ordinal) || Place.StartsWith(path + "[", StringComparison.Ordinal);
}

/// <summary>A draft that was read.</summary>
/// <param name="Document">Its text as a tree.</param>
/// <param name="Procedure">The procedure that it is, when it has no fault.</param>
/// <param name="Faults">What must be mended before it can be laid before anybody.</param>
internal sealed record ReadDraft(DraftDocument Document, Procedure? Procedure, IReadOnlyList<DraftFault> Faults);

/// <summary>Reads drafts with the very reader of procedure files and says where the faults lie.</summary>
internal sealed partial class DraftChecks(ProcedureCatalogue catalogue)
{
    public ReadDraft Read(string text)
    {
        var (procedure, faults) = new ProcedureReader(catalogue.Common).Read("", text);
        var document = DraftDocument.Read(text);
        if (faults.Count == 0) return new(document, procedure, []);
        var holders = Holders(text);
        return new(document, null, [.. faults.Select(f => Placed(f, holders)).Distinct()]);
    }

    /// <summary>The canonical text where the draft is a procedure already, else the text as it stands: nothing that was typed is lost.</summary>
    public string Normal(DraftDocument document)
    {
        var text = document.Write();
        var (procedure, faults) = new ProcedureReader(catalogue.Common).Read("", text);
        return faults.Count == 0 && procedure is not null ? ProcedureWriter.Write(procedure) : text;
    }

    private static DraftFault Placed(SourceFault fault, Dictionary<int, string> holders)
    {
        var holder = holders.GetValueOrDefault(fault.Line, "");
        var match = Prefix().Match(fault.Message);
        if (match.Success && match.Groups["place"].Value is var place && (holder.Length == 0 || place == holder || place.StartsWith(holder + ".", StringComparison.Ordinal)))
            return new(place, match.Groups["rest"].Value);
        return new(holder, fault.Message);
    }

    /// <summary>The record that stands at each line: in canonical text every key has a line of its own.</summary>
    private static Dictionary<int, string> Holders(string text)
    {
        var holders = new Dictionary<int, string>();
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException)
        {
            return holders;
        }
        if (stream.Documents.Count > 0) Walk(stream.Documents[0].RootNode, "", holders);
        return holders;
    }

    private static void Walk(YamlNode node, string path, Dictionary<int, string> holders)
    {
        if (node is YamlMappingNode map)
        {
            foreach (var (key, value) in map.Children)
            {
                holders.TryAdd((int)key.Start.Line, path);
                Walk(value, ProcedureParts.Join(path, key.ToString()), holders);
            }
        }
        else if (node is YamlSequenceNode list)
        {
            for (var i = 0; i < list.Children.Count; i++) Walk(list.Children[i], $"{path}[{i}]", holders);
        }
    }

    [GeneratedRegex(@"^(?<place>[a-z_]+(\[\d+\])?(\.[a-z_]+(\[\d+\])?)*): (?<rest>.+)$", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Prefix();
}
