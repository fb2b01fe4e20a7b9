using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Saola.Kernel;

namespace Saola.Web.Parts;

/// <summary>
/// <c>&lt;s-field for="Input.Name" label="Họ và tên" /&gt;</c>: label, hint, error and control, tied together.
/// With <c>of</c> a whole <see cref="FieldModel"/> is drawn: forms that are data.
/// </summary>
[HtmlTargetElement("s-field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldTag(IHtmlHelper html) : PartTag(html)
{
    /// <summary>The bound property: gives name, value and error.</summary>
    public ModelExpression? For { get; set; }

    /// <summary>A field that is data.</summary>
    public FieldModel? Of { get; set; }

    /// <summary>Name of the control where no property is bound.</summary>
    public string? Name { get; set; }

    /// <summary>The question.</summary>
    public string? Label { get; set; }

    /// <summary>What stands in it; by default what the type of the property says.</summary>
    public FieldKind Kind { get; set; }

    /// <summary>Help in sight.</summary>
    public string? Hint { get; set; }

    /// <summary>The value where no property is bound.</summary>
    public string? Value { get; set; }

    /// <summary>The choices of a list.</summary>
    public IReadOnlyList<Choice>? Choices { get; set; }

    /// <summary>First line of a folded list, with an empty value.</summary>
    public string? Nothing { get; set; }

    /// <summary>Marked "(không bắt buộc)".</summary>
    public bool Optional { get; set; }

    /// <summary>Cannot be changed here.</summary>
    public bool Readonly { get; set; }

    /// <summary>Width of the control.</summary>
    public FieldWidth Width { get; set; }

    /// <summary>Unit behind the control.</summary>
    public string? Unit { get; set; }

    /// <summary>Value of the <c>autocomplete</c> attribute.</summary>
    public string? Autocomplete { get; set; }

    /// <summary>Most characters.</summary>
    public int? MaxLength { get; set; }

    /// <summary>Lines of a long text.</summary>
    public int Rows { get; set; } = 4;

    /// <summary>Smaller, for filters and side panels.</summary>
    public bool Compact { get; set; }

    /// <summary>Address of the resumable upload.</summary>
    public string? UploadHref { get; set; }

    /// <summary>Accepted endings of a file.</summary>
    public string? Accept { get; set; }

    /// <summary>Several files.</summary>
    public bool Multiple { get; set; }

    /// <inheritdoc/>
    public override Task ProcessAsync(TagHelperContext context, TagHelperOutput output) => DrawAsync(output, "Field", Field());

    private FieldModel Field()
    {
        if (Of is not null) return Of with { Error = Of.Error ?? ErrorOf(Of.Name) };
        var name = For is null ? Name ?? throw new InvalidOperationException("s-field needs for, name or of.") : FullName(For);
        var kind = Kind == FieldKind.Auto ? KindOf(For?.Metadata) : Kind;
        return new FieldModel
        {
            Name = name, Label = Label ?? For?.Metadata.DisplayName ?? name, Kind = kind, Hint = Hint, Error = ErrorOf(name),
            Value = kind == FieldKind.Password ? null : Attempted(name) ?? Value ?? Written(For?.Model),
            Values = Several(name), Choices = Choices ?? [], Nothing = Nothing, Optional = Optional, ReadOnly = Readonly, Width = Width, Unit = Unit,
            Autocomplete = Autocomplete, MaxLength = MaxLength, Rows = Rows, Compact = Compact, UploadHref = UploadHref, Accept = Accept, Multiple = Multiple,
        };
    }

    private string FullName(ModelExpression expression) => ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(expression.Name);

    /// <summary>What was typed comes back as it was typed, even where it could not be read.</summary>
    private string? Attempted(string name) => ViewContext.ModelState.TryGetValue(name, out var entry) ? entry.AttemptedValue : null;

    private string? ErrorOf(string name)
    {
        var error = ViewContext.ModelState.TryGetValue(name, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0] : null;
        return string.IsNullOrEmpty(error?.ErrorMessage) ? null : error.ErrorMessage;
    }

    private string[] Several(string name)
    {
        if (ViewContext.ModelState.TryGetValue(name, out var entry) && entry.RawValue is string[] typed) return typed;
        if (Attempted(name) is { } one) return one.Split(',');
        return For?.Model is IEnumerable<string> list ? [.. list] : [];
    }

    private static string? Written(object? value) => value switch
    {
        null => null,
        DateOnly day => VietnameseFormats.Day(day),
        Money money => VietnameseFormats.Number(money.Dong),
        decimal number => VietnameseFormats.Number(number, 6).TrimEnd(','),
        bool yes => yes ? "true" : "false",
        _ => value.ToString(),
    };

    private static FieldKind KindOf(ModelMetadata? metadata)
    {
        if (metadata is null) return FieldKind.Text;
        var type = metadata.UnderlyingOrModelType;
        if (type == typeof(DateOnly)) return FieldKind.Date;
        if (type == typeof(Money)) return FieldKind.Money;
        if (type == typeof(bool)) return FieldKind.Checkbox;
        if (type == typeof(int) || type == typeof(long) || type == typeof(decimal)) return FieldKind.Number;
        return metadata.DataTypeName switch
        {
            "MultilineText" => FieldKind.TextLong,
            "Password" => FieldKind.Password,
            "EmailAddress" => FieldKind.Email,
            _ => FieldKind.Text,
        };
    }
}

/// <summary>
/// <c>&lt;s-errors /&gt;</c>: the summary of what must be mended, in front of the h1; each line links to its field, the count goes into the title.
/// </summary>
[HtmlTargetElement("s-errors", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorsTag(IHtmlHelper html) : PartTag(html)
{
    /// <summary>Other faults than those of the page, for forms that are data.</summary>
    public IReadOnlyList<FieldError>? Of { get; set; }

    /// <summary>Names of the fields in the order of the page; others follow.</summary>
    public IReadOnlyList<string>? Fields { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var errors = Ordered(Of ?? OfPage());
        if (errors.Count == 0)
        {
            output.SuppressOutput();
            return;
        }
        ViewContext.ViewData[PageFacts.ErrorCount] = errors.Count;
        await DrawAsync(output, "Errors", errors);
    }

    private List<FieldError> OfPage() =>
        [.. ViewContext.ModelState.SelectMany(entry => (entry.Value?.Errors ?? []).Where(error => error.ErrorMessage.Length > 0)
            .Take(1).Select(error => new FieldError(entry.Key, error.ErrorMessage)))];

    private List<FieldError> Ordered(IReadOnlyList<FieldError> errors)
    {
        if (Fields is null) return [.. errors];
        var places = Fields.Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.OrdinalIgnoreCase);
        return [.. errors.OrderBy(error => places.GetValueOrDefault(error.Name, int.MaxValue))];
    }
}
