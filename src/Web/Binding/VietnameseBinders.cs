using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Saola.Kernel;

namespace Saola.Web.Binding;

/// <summary>Days as <c>25/11/2026</c> (one box or three), money as <c>1.234.567 đồng</c>, numbers as <c>1.234,5</c>, text composed to NFC.</summary>
internal sealed class VietnameseBinders : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
        // Only what comes from a form or an address is written in this way; bodies are JSON.
        if (context.BindingInfo.BindingSource is { } source && !source.CanAcceptDataFrom(BindingSource.ModelBinding)) return null;
        var type = Nullable.GetUnderlyingType(context.Metadata.ModelType) ?? context.Metadata.ModelType;
        if (type == typeof(DateOnly)) return new Binder("Form.NotADay", DayParts, (text, _) => VietnameseFormats.TryParseDay(text, out var day) ? day : null);
        if (type == typeof(Money)) return new Binder("Form.NotMoney", Plain, (text, _) => Money.TryParse(text, out var money) ? money : null);
        if (type == typeof(decimal)) return new Binder("Form.NotANumber", Plain, (text, _) => Decimal(text));
        if (type == typeof(long)) return new Binder("Form.NotANumber", Plain, (text, _) => Whole(text));
        if (type == typeof(int)) return new Binder("Form.NotANumber", Plain, (text, _) => Small(text));
        if (type == typeof(string)) return new Binder("Form.UnreadableValue", Plain, (text, metadata) => Text(text, metadata));
        return null;
    }

    private static string? Plain(IValueProvider values, string name) => values.GetValue(name) is { Length: > 0 } found ? found.FirstValue : null;

    /// <summary>One box, or three boxes named <c>.d</c>, <c>.m</c>, <c>.y</c>; three empty boxes are no answer.</summary>
    private static string? DayParts(IValueProvider values, string name)
    {
        if (Plain(values, name) is { } whole) return whole;
        string?[] parts = [Plain(values, name + ".d"), Plain(values, name + ".m"), Plain(values, name + ".y")];
        if (parts.All(part => part is null)) return null;
        return parts.All(string.IsNullOrWhiteSpace) ? "" : string.Join('/', parts.Select(part => part?.Trim()));
    }

    /// <summary>A lone point that groups no thousands is a decimal point: <c>1.5</c> is one and a half, <c>1.500</c> is fifteen hundred.</summary>
    private static decimal? Decimal(string text)
    {
        var plain = Compact(text);
        var point = plain.IndexOf('.', StringComparison.Ordinal);
        var isPoint = point >= 0 && point == plain.LastIndexOf('.') && plain.Length - point != 4 && !plain.Contains(',', StringComparison.Ordinal);
        if (!isPoint) plain = plain.Replace(".", "", StringComparison.Ordinal).Replace(',', '.');
        return decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static long? Whole(string text) =>
        long.TryParse(Compact(text).Replace(".", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static int? Small(string text) => Whole(text) is { } number and >= int.MinValue and <= int.MaxValue ? (int)number : null;

    private static string Compact(string text) =>
        text.Trim().Replace(" ", "", StringComparison.Ordinal).Replace("\u00a0", "", StringComparison.Ordinal);

    private static string? Text(string text, ModelMetadata metadata) =>
        text.Length == 0 && metadata.ConvertEmptyStringToNull ? null : VietnameseText.Composed(text);

    private sealed class Binder(string refusal, Func<IValueProvider, string, string?> read, Func<string, ModelMetadata, object?> parse) : IModelBinder
    {
        public Task BindModelAsync(ModelBindingContext context)
        {
            var text = read(context.ValueProvider, context.ModelName);
            if (text is null) return Task.CompletedTask;
            context.ModelState.SetModelValue(context.ModelName, new ValueProviderResult(text));
            var isText = context.ModelMetadata.ModelType == typeof(string);
            if (!isText && string.IsNullOrWhiteSpace(text))
            {
                if (context.ModelMetadata.IsReferenceOrNullableType) context.Result = ModelBindingResult.Success(null);
                else Refuse(context, "Form.Missing");
                return Task.CompletedTask;
            }
            var value = parse(text, context.ModelMetadata);
            if (value is null && !isText) Refuse(context, refusal);
            else context.Result = ModelBindingResult.Success(value);
            return Task.CompletedTask;
        }

        private static void Refuse(ModelBindingContext context, string text)
        {
            var texts = context.HttpContext.RequestServices.GetRequiredService<IStringLocalizer<Texts>>();
            context.ModelState.TryAddModelError(context.ModelName, texts[text]);
            context.Result = ModelBindingResult.Failed();
        }
    }
}
