using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Saola.Engines.Cases.Forms.Filling;

/// <summary>
/// Takes what a page posted into the data. Only the fields of that page are looked at, whatever else was posted; locked, given and computed
/// values are never taken from a post. A field that was not on the page keeps what it had.
/// </summary>
public static class FormBinder
{
    /// <summary>Hidden inputs with the paths of what was on the page: an unticked box and an empty choice post nothing by themselves.</summary>
    public const string Shown = "_shown";

    /// <summary>Ending of the hidden input in which a resumable upload leaves its number.</summary>
    public const string Upload = ".upload";

    /// <summary>Ending of the box that takes a file away.</summary>
    public const string RemoveFile = ".remove";

    /// <summary>
    /// Binds a section's page; gives the files that the caller must store and put in with <see cref="SetFile"/>.
    /// <paramref name="only"/>: the paths that a supplement asked for; everything else stays as it is.
    /// </summary>
    public static IReadOnlyList<PostedFile> Bind(FormSection section, IFormCollection posted, FormData data, IReadOnlyCollection<string>? only = null)
    {
        var binding = new Binding(posted, data, only);
        binding.Fields(section.Fields, "");
        return binding.Files;
    }

    /// <summary>Binds a row's page, such as <c>staff[2]</c>; nothing happens when there is no such row.</summary>
    public static IReadOnlyList<PostedFile> BindRow(FormDefinition form, string row, IFormCollection posted, FormData data, IReadOnlyCollection<string>? only = null)
    {
        if (data.Get(row) is not JsonObject || RowPath.FieldOf(form, row) is not { } rows) return [];
        var binding = new Binding(posted, data, only);
        binding.Fields(rows.Fields, row);
        return binding.Files;
    }

    /// <summary>Puts a stored upload into its field.</summary>
    public static void SetFile(FormData data, string path, string id, string name, long size, string? sha256 = null)
    {
        var file = new JsonObject { ["id"] = id, ["name"] = name, ["size"] = size };
        if (sha256 is not null) file["sha256"] = sha256;
        data.Set(path, file);
    }

    private sealed class Binding(IFormCollection posted, FormData data, IReadOnlyCollection<string>? only)
    {
        private readonly HashSet<string> _shown = new(posted[Shown].OfType<string>(), StringComparer.Ordinal);

        public List<PostedFile> Files { get; } = [];

        public void Fields(IReadOnlyList<FormField> fields, string container)
        {
            foreach (var field in fields.Where(f => f.IsTyped)) Field(field, FieldPath.Join(container, field.Id));
        }

        private void Field(FormField field, string path)
        {
            if (data.IsLocked(path) || !FieldPath.IsOpen(path, field.Type == FieldType.Rows, only)) return;
            switch (field.Type)
            {
                case FieldType.Rows:
                    if (field.FixedRows.Count > 0) Given(field, path);
                    break;
                case FieldType.Address:
                    Address(path);
                    break;
                case FieldType.File:
                    File(field, path);
                    break;
                case FieldType.Multi:
                    if (WasOn(path)) data.Set(path, Several(path));
                    break;
                case FieldType.Bool:
                    if (WasOn(path)) data.Set(path, Truth(field, path));
                    break;
                default:
                    if (WasOn(path)) data.Set(path, FieldParser.Parse(field, Typed(path)));
                    break;
            }
        }

        private bool WasOn(string path) => posted.ContainsKey(path) || posted.ContainsKey(path + ".y") || _shown.Contains(path);

        private string? Typed(string path)
        {
            if (posted.TryGetValue(path, out var values)) return values.Count > 0 ? values[0] : null;
            // A day in three boxes.
            var parts = new[] { posted[path + ".d"].ToString(), posted[path + ".m"].ToString(), posted[path + ".y"].ToString() };
            return parts.All(string.IsNullOrWhiteSpace) ? null : string.Join('/', parts.Select(p => p.Trim()));
        }

        private JsonArray? Several(string path)
        {
            var chosen = posted[path].OfType<string>().Where(v => v.Length is > 0 and <= 200).Distinct(StringComparer.Ordinal).Take(500).ToList();
            return chosen.Count == 0 ? null : new JsonArray(chosen.Select(v => (JsonNode?)v).ToArray());
        }

        /// <summary>A box posts "true" before the hidden "false"; an optional box that is not ticked is not filled.</summary>
        private JsonNode? Truth(FormField field, string path)
        {
            var typed = Typed(path);
            var asksYesOrNo = (field.Required || field.RequiredWhen is not null) && !field.MustBeTrue;
            return typed is "false" && !asksYesOrNo ? null : FieldParser.Parse(field, typed);
        }

        private void Address(string path)
        {
            if (!Checking.AddressRules.Parts.Any(p => posted.ContainsKey($"{path}.{p}"))) return;
            var address = data.Get(path) as JsonObject ?? [];
            address = (JsonObject)address.DeepClone();
            foreach (var part in Checking.AddressRules.Parts.Where(p => posted.ContainsKey($"{path}.{p}")))
            {
                var text = Kernel.VietnameseText.Clean(posted[$"{path}.{part}"].ToString());
                if (text.Length > FieldParser.MostCharacters) text = text[..FieldParser.MostCharacters];
                if (text.Length == 0) address.Remove(part);
                else address[part] = text;
            }
            data.Set(path, address.Count == 0 ? null : address);
        }

        private void File(FormField field, string path)
        {
            if (posted[path + RemoveFile] == "true") data.Set(path, null);
            if (posted.Files.GetFile(path) is { Length: > 0 } file) Files.Add(new(path, field, file, null));
            else if (posted[path + Upload].ToString() is { Length: > 0 and <= 200 } upload) Files.Add(new(path, field, null, upload));
        }

        private void Given(FormField field, string path)
        {
            if (data.RowCount(path) != field.FixedRows.Count) FormRows.PutGiven(field, path, data);
            for (var i = 0; i < field.FixedRows.Count; i++)
            {
                foreach (var inner in field.Fields.Where(f => f.IsTyped && !field.FixedRows[i].ContainsKey(f.Id))) Field(inner, FieldPath.Join(FieldPath.Row(path, i), inner.Id));
            }
        }
    }
}

/// <summary>A file that a page posted: the file itself, or the identifier of a resumable upload, which the caller must check to be the poster's own.</summary>
/// <param name="Path">Where it belongs.</param>
/// <param name="Field">Its field: types and size.</param>
/// <param name="File">The file, or null.</param>
/// <param name="UploadId">The upload, or null. Never to be believed.</param>
public sealed record PostedFile(string Path, FormField Field, IFormFile? File, string? UploadId);

/// <summary>What a page asks to be done: the value of the button <c>_do</c>.</summary>
/// <param name="Kind">What.</param>
/// <param name="Path">Rows field or row that it concerns.</param>
public sealed record FormAction(FormActionKind Kind, string Path = "")
{
    /// <summary>Name of the buttons.</summary>
    public const string Name = "_do";

    /// <summary>The action of a post; <see cref="FormActionKind.Next"/> when none was said, which is what Enter does.</summary>
    public static FormAction Of(IFormCollection posted)
    {
        var said = posted[Name].ToString();
        var colon = said.IndexOf(':', StringComparison.Ordinal);
        var path = colon < 0 ? "" : said[(colon + 1)..];
        return (colon < 0 ? said : said[..colon]) switch
        {
            "refresh" => new(FormActionKind.Refresh),
            "add" => new(FormActionKind.AddRow, path),
            "change" => new(FormActionKind.ChangeRow, path),
            "remove" => new(FormActionKind.RemoveRow, path),
            "import" => new(FormActionKind.ImportRows, path),
            "save" => new(FormActionKind.Save),
            _ => new(FormActionKind.Next),
        };
    }
}

/// <summary>What a page can ask for.</summary>
public enum FormActionKind
{
    /// <summary>Check and go on.</summary>
    Next,

    /// <summary>Save without checking.</summary>
    Save,

    /// <summary>Show the page again for what was chosen ("Cập nhật").</summary>
    Refresh,

    /// <summary>A new row of a rows field.</summary>
    AddRow,

    /// <summary>The page of a row.</summary>
    ChangeRow,

    /// <summary>Take a row away.</summary>
    RemoveRow,

    /// <summary>The page on which rows come from a spreadsheet.</summary>
    ImportRows,
}
