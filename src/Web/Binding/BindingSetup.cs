using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Saola.Web.Binding;

/// <summary>Forms are read in the Vietnamese way, and what cannot be read is refused in words of ours.</summary>
internal sealed class BindingSetup(IStringLocalizer<Texts> texts) : IConfigureOptions<MvcOptions>
{
    public void Configure(MvcOptions options)
    {
        options.ModelBinderProviders.Insert(0, new VietnameseBinders());
        // Required-ness is a rule of each form and has its own sentence; the framework's guess from nullability has none.
        options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
        var messages = options.ModelBindingMessageProvider;
        messages.SetValueMustNotBeNullAccessor(_ => texts["Form.Missing"]);
        messages.SetMissingBindRequiredValueAccessor(_ => texts["Form.Missing"]);
        messages.SetMissingKeyOrValueAccessor(() => texts["Form.Missing"]);
        messages.SetMissingRequestBodyRequiredValueAccessor(() => texts["Form.Missing"]);
        messages.SetAttemptedValueIsInvalidAccessor((value, _) => texts["Form.Unreadable", value]);
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => texts["Form.Unreadable", value]);
        messages.SetUnknownValueIsInvalidAccessor(_ => texts["Form.UnreadableValue"]);
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => texts["Form.UnreadableValue"]);
        messages.SetValueIsInvalidAccessor(value => texts["Form.Unreadable", value]);
        messages.SetValueMustBeANumberAccessor(_ => texts["Form.NotANumber"]);
        messages.SetNonPropertyValueMustBeANumberAccessor(() => texts["Form.NotANumber"]);
    }
}
