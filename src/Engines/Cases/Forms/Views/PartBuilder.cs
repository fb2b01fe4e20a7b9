using System.Text.Json.Nodes;
using Saola.Engines.Cases.Forms.Checking;
using Saola.Engines.Cases.Forms.Filling;
using Saola.Web;

namespace Saola.Engines.Cases.Forms.Views;

/// <summary>Turns the fields of one container into what stands on its page.</summary>
internal sealed class PartBuilder(FormScope scope, FormFaults faults, FormPageOptions options)
{
    /// <summary>Up to so many choices are all in sight; more fold.</summary>
    private const int MostInSight = 7;

    private readonly List<string> _onPage = [];

    /// <summary>The paths that have a place on the page, in their order.</summary>
    public IReadOnlyList<string> OnPage => _onPage;

    private FormContext Context => scope.Evaluation.Context;

    public List<FormPart> Build(IReadOnlyList<FormField> fields)
    {
        var parts = new List<FormPart>();
        foreach (var part in fields.Where(scope.Asks).Select(Part))
        {
            // A value that is not computed yet is no news.
            if (part is ValuePart { Hint: null, Value.Length: 0 }) continue;
            if (part is not ValuePart value) parts.Add(part);
            else if (parts.LastOrDefault() is ValuesPart values) parts[^1] = new ValuesPart([.. values.Values, value]);
            else parts.Add(new ValuesPart([value]));
        }
        return parts;
    }

    private FormPart Part(FormField field)
    {
        var path = FieldPath.Join(scope.Path, field.Id);
        if (field.Type == FieldType.Note) return field.Text is null ? new HeadingPart(field.Label) : new NotePart(field.Text);
        if (field.Type != FieldType.Derived) _onPage.Add(path);
        if (field.Type == FieldType.Derived) return new ValuePart(FieldModel.IdOf(path), field.Label, FieldDisplay.Formatted(scope.Derived(field), field.Format), field.Hint);
        if (IsRead(field, path)) return new ValuePart(FieldModel.IdOf(path), field.Label, FieldDisplay.Text(field, scope.Node(field.Id), Context), FormWords.Say("LockedHint"));
        return field.Type switch
        {
            FieldType.Address => Address(field, path),
            FieldType.File => File(field, path),
            FieldType.Rows when field.FixedRows.Count > 0 => Given(field, path),
            FieldType.Rows => Rows(field, path),
            _ => Plain(field, path),
        };
    }

    private bool IsRead(FormField field, string path) =>
        scope.Evaluation.Data.IsLocked(path) || !FieldPath.IsOpen(path, field.Type == FieldType.Rows, options.Only);

    private string? Error(string path) => faults.Hindrances.FirstOrDefault(f => string.Equals(f.Field, path, StringComparison.Ordinal))?.Message;

    private FieldPart Plain(FormField field, string path)
    {
        var node = scope.Node(field.Id);
        var model = new FieldModel
        {
            Name = path, Label = field.Label, Hint = field.Hint, Error = Error(path), Optional = !scope.Requires(field), Value = FieldDisplay.Typed(field, node),
        };
        model = field.Type switch
        {
            FieldType.Enum or FieldType.Province or FieldType.Country or FieldType.Ward or FieldType.UnitCode => Choice(model, field),
            FieldType.Multi => model with { Kind = FieldKind.Checkboxes, Choices = Choices(field), Values = Chosen(node) },
            FieldType.Bool => Truth(model, field),
            _ => Typed(model, field),
        };
        return new(model, model.Kind is FieldKind.Radio or FieldKind.Checkboxes ? path : null);
    }

    private static FieldModel Typed(FieldModel model, FormField field) => field.Type switch
    {
        FieldType.TextLong => model with { Kind = FieldKind.TextLong, Rows = field.Max is > 1000 ? 6 : 4, Width = FieldWidth.Full },
        FieldType.Int or FieldType.Dec => model with { Kind = FieldKind.Number, Unit = field.Unit },
        FieldType.Money => model with { Kind = FieldKind.Money, Unit = field.Unit ?? "đồng" },
        FieldType.Date => model with { Kind = FieldKind.Date, Hint = model.Hint ?? FormWords.Say("DateHint") },
        FieldType.Phone => model with { Kind = FieldKind.Phone, Autocomplete = "tel" },
        FieldType.Email => model with { Kind = FieldKind.Email, Autocomplete = "email" },
        FieldType.PersonalId or FieldType.TaxCode or FieldType.DocNumber or FieldType.HsCode => model with { Kind = FieldKind.Text, Width = FieldWidth.Medium },
        _ => model with { Kind = FieldKind.Text, Width = field.Max is <= 30 ? FieldWidth.Medium : FieldWidth.Long },
    };

    /// <summary>A required yes-or-no is asked; anything else is one box to tick.</summary>
    private FieldModel Truth(FieldModel model, FormField field) => scope.Requires(field) && !field.MustBeTrue
        ? model with { Kind = FieldKind.Radio, Choices = [new("true", FormWords.Say("Yes")), new("false", FormWords.Say("No"))] }
        : model with { Kind = FieldKind.Checkbox, Optional = false };

    private FieldModel Choice(FieldModel model, FormField field)
    {
        var choices = Choices(field);
        return choices.Count <= MostInSight && field.Type == FieldType.Enum
            ? model with { Kind = FieldKind.Radio, Choices = choices }
            : model with { Kind = FieldKind.Select, Choices = choices, Nothing = FormWords.Say("ChooseOne") };
    }

    private List<Choice> Choices(FormField field)
    {
        if (field.Options.Count > 0) return field.Options.Select(o => new Choice(o.Value, o.Label, o.Hint)).ToList();
        var name = field.Codes ?? TextLimits.ListOf(field.Type);
        if (Context.Codes.Find(name) is not { } list) return [];
        var codes = field.Type == FieldType.Ward ? list.Under(ProvinceBeside(field)) : list.Codes;
        return codes.Where(c => !c.IsGroup).Select(c => new Choice(c.Value, Labelled(c, list))).ToList();
    }

    private string ProvinceBeside(FormField field) => FormPage.TextOf(scope.Node(FieldPath.Join(field.Prefix, "province_code"))) ?? "79";

    /// <summary>A leaf of a tree of codes with the heading above it, because a folded list shows no tree.</summary>
    private static string Labelled(Code code, CodeList list) =>
        code.Parent is not null && list.Find(code.Parent) is { IsGroup: true } group ? $"{code.Value} {code.Label} ({group.Label})" : code.Label;

    private static List<string> Chosen(JsonNode? node) => (node as JsonArray ?? []).Select(n => FormPage.TextOf(n) ?? "").ToList();

    private AddressPart Address(FormField field, string path)
    {
        var address = scope.Node(field.Id) as JsonObject;
        string? Part(string name) => FormPage.TextOf(address?[name]);
        _onPage.AddRange(AddressRules.Parts.Select(p => $"{path}.{p}"));
        var abroad = Part("country_code") is { } country && country != "VN";
        var province = Part("province_code") ?? field.Province ?? "79";
        FieldModel Field(string part, string key, FieldKind kind) => new()
        {
            Name = $"{path}.{part}", Label = FormWords.Say(key), Kind = kind, Value = Part(part), Error = Error($"{path}.{part}"), Width = FieldWidth.Long,
        };
        var fields = new List<FieldModel>();
        if (field.Province is null && Part("country_code") is not null) fields.Add(Field("country_code", "AddressCountry", FieldKind.Select) with { Choices = Codes("countries", null) });
        if (!abroad)
        {
            var only = field.Province;
            fields.Add(Field("province_code", "AddressProvince", FieldKind.Select) with { Value = province, Choices = Codes("provinces", null).Where(c => only is null || c.Value == only).ToList() });
            fields.Add(Field("ward_code", "AddressWard", FieldKind.Select) with { Choices = Codes("wards", province), Nothing = FormWords.Say("ChooseOne") });
        }
        fields.Add(Field("line", abroad ? "AddressAbroad" : "AddressLine", FieldKind.Text));
        if (!abroad) fields.Add(Field("legacy_text", "AddressLegacy", FieldKind.Text) with { Optional = true });
        return new(FieldModel.IdOf(path), field.Label + (scope.Requires(field) ? "" : FormWords.Say("OptionalMark")), field.Hint, Error(path), fields);
    }

    private List<Choice> Codes(string name, string? parent) =>
        (Context.Codes.Find(name) is not { } list ? [] : parent is null ? list.Codes : list.Under(parent)).Select(c => new Choice(c.Value, c.Label)).ToList();

    private FilePart File(FormField field, string path)
    {
        var file = scope.Node(field.Id) as JsonObject;
        var id = FormPage.TextOf(file?["id"]);
        var types = field.FileTypes.Count > 0 ? field.FileTypes : ["pdf", "docx", "xlsx", "jpg", "png"];
        var limits = FormWords.Say("FileLimits", string.Join(", ", types.Select(t => t.ToUpperInvariant())), field.MaxMegabytes ?? 50);
        var model = new FieldModel
        {
            Name = path, Label = field.Label, Kind = FieldKind.File, Hint = field.Hint is null ? limits : $"{field.Hint} {limits}", Error = Error(path),
            Optional = !scope.Requires(field), Accept = string.Join(',', types.Select(t => "." + t)), UploadHref = options.UploadHref,
        };
        return new(model, id is null ? null : FormPage.TextOf(file?["name"]) ?? id, id is null ? null : options.FileHref(id), path + FormBinder.RemoveFile);
    }

    private RowsPart Rows(FormField field, string path)
    {
        var rows = scope.RowScopes(field.Id) ?? [];
        var (min, max) = ((int)(field.Min ?? 0), (int)(field.Max ?? RowRules.MostRows));
        var lines = rows.Select((row, i) => new RowLine(
            row.Path, FormReading.RowTitle(field, row, i), Detail(field, row),
            faults.Hindrances.Any(f => f.Field is not null && f.Field.StartsWith(row.Path + ".", StringComparison.Ordinal)))).ToList();
        var limits = min > 0 ? FormWords.Say("RowLimits", min, max, rows.Count) : FormWords.Say("RowLimit", max, rows.Count);
        return new(path, FieldModel.IdOf(path), field.Label, field.Hint, Error(path), lines, rows.Count < max, limits);
    }

    /// <summary>Two more values of a row, so that rows of one name can be told apart.</summary>
    private string? Detail(FormField field, FormScope row)
    {
        var label = field.ItemLabel ?? "";
        var values = field.Fields
            .Where(f => f.Type is FieldType.Text or FieldType.Enum or FieldType.Date or FieldType.Int or FieldType.Dec or FieldType.Money && row.Asks(f) && !label.Contains($"{{{f.Id}}}", StringComparison.Ordinal))
            .Select(f => FieldDisplay.Text(f, row.Node(f.Id), Context)).Where(t => t.Length is > 0 and < 60).Take(2).ToList();
        return values.Count == 0 ? null : string.Join(", ", values);
    }

    private GivenRowsPart Given(FormField field, string path)
    {
        var (given, hint) = (new List<GivenRow>(), field.Hint);
        foreach (var (row, i) in (scope.RowScopes(field.Id) ?? []).Select((r, i) => (r, i)))
        {
            var inner = new PartBuilder(row, faults, options);
            var fixedNames = i < field.FixedRows.Count ? field.FixedRows[i] : [];
            var (title, parts) = (FormReading.RowTitle(field, row, i), inner.Build(field.Fields.Where(f => !fixedNames.ContainsKey(f.Id)).ToList()));
            _onPage.AddRange(inner.OnPage);
            if (parts is [FieldPart { Field: { Kind: not (FieldKind.Radio or FieldKind.Checkboxes) } only } part])
            {
                hint = string.Join(". ", new[] { field.Hint, only.Label, only.Hint }.OfType<string>());
                given.Add(new(FieldModel.IdOf(row.Path), null, [part with { Field = only with { Label = title, Hint = null } }]));
            }
            else given.Add(new(FieldModel.IdOf(row.Path), title, parts));
        }
        return new(FieldModel.IdOf(path), field.Label, hint, Error(path), given);
    }
}
