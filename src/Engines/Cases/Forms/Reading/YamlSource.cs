using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Saola.Engines.Cases.Forms.Reading;

/// <summary>
/// One YAML file of the catalogue with the list of its faults. Anchors and aliases are refused: they make a small file an endless one.
/// </summary>
public sealed class YamlSource
{
    private const int MostBytes = 2_000_000;
    private const int MostDepth = 40;
    private const int MostFaults = 200;

    private readonly List<SourceFault> _faults = [];

    private YamlSource(string file) => File = file;

    /// <summary>The name of the file, as faults show it.</summary>
    public string File { get; }

    /// <summary>The faults so far.</summary>
    public IReadOnlyList<SourceFault> Faults => _faults;

    /// <summary>The root mapping; null when the text is no YAML mapping (then there is a fault).</summary>
    public YamlMap? Root { get; private set; }

    /// <summary>Reads a text.</summary>
    public static YamlSource Read(string file, string text)
    {
        var source = new YamlSource(file);
        try
        {
            if (text.Length > MostBytes) source.Fault(1, $"tệp lớn hơn {MostBytes} ký tự");
            else source.Load(text.IsNormalized(NormalizationForm.FormC) ? text : text.Normalize(NormalizationForm.FormC));
        }
        catch (YamlException e)
        {
            source.Fault((int)e.Start.Line, $"YAML không đọc được: {e.Message}");
        }
        catch (ArgumentException e)
        {
            source.Fault(1, $"chữ trong tệp không phải Unicode hợp lệ: {e.Message}");
        }
        return source;
    }

    private void Load(string text)
    {
        if (!IsPlain(text)) return;
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        if (stream.Documents.Count == 1 && stream.Documents[0].RootNode is YamlMappingNode root) Root = new YamlMap(this, root, "");
        else Fault(1, "tệp phải là một tài liệu YAML gồm các cặp khóa và giá trị");
    }

    private bool IsPlain(string text)
    {
        var parser = new Parser(new StringReader(text));
        var depth = 0;
        while (parser.MoveNext())
        {
            depth += parser.Current switch { MappingStart or SequenceStart => 1, MappingEnd or SequenceEnd => -1, _ => 0 };
            if (depth > MostDepth) return Refuse(parser, $"lồng nhau quá {MostDepth} tầng");
            if (parser.Current is AnchorAlias || parser.Current is NodeEvent { Anchor.IsEmpty: false }) return Refuse(parser, "không dùng neo (&) và bí danh (*)");
        }
        return true;
    }

    private bool Refuse(Parser parser, string message)
    {
        Fault((int)parser.Current!.Start.Line, message);
        return false;
    }

    /// <summary>Notes a fault at a line.</summary>
    public void Fault(int line, string message)
    {
        if (_faults.Count < MostFaults) _faults.Add(new(File, Math.Max(1, line), message));
    }

    internal void Fault(YamlNode node, string message) => Fault((int)node.Start.Line, message);
}
