using Saola.Engines.Cases.Forms.Expressions;
using Saola.Kernel;

namespace Saola.Engines.Cases.Forms.Checking;

/// <summary>
/// Checks filled data against a form: types and limits, what is required, what must not be there, rows, rules over several fields.
/// The faults are sentences in the language of the request, with the path of the field.
/// </summary>
public static class FormValidator
{
    /// <summary>Checks the whole form, as at filing; unknown names in the data are faults too.</summary>
    public static FormFaults Validate(FormEvaluation evaluation)
    {
        var faults = new FaultList();
        UnknownFields.Check(evaluation.RootScope, evaluation.Data.Values, faults);
        foreach (var section in evaluation.Form.Sections.Where(evaluation.Asks)) CheckFields(evaluation.RootScope, section.Fields, faults);
        foreach (var check in evaluation.Form.Checks) CheckRule(evaluation, check, faults, _ => true);
        return faults.ToFaults();
    }

    /// <summary>Checks the whole form, as at filing.</summary>
    public static FormFaults Validate(FormDefinition form, FormData data, FormContext context) => Validate(new FormEvaluation(form, data, context));

    /// <summary>Checks one page: its fields and the rules that are shown at one of them.</summary>
    public static FormFaults ValidateSection(FormEvaluation evaluation, FormSection section)
    {
        var faults = new FaultList();
        if (!evaluation.Asks(section)) return FormFaults.None;
        CheckFields(evaluation.RootScope, section.Fields, faults);
        foreach (var check in evaluation.Form.Checks)
        {
            CheckRule(evaluation, check, faults, path => path is not null && FieldPath.FindIn(section.Fields, FieldPath.Parse(path)) is not null);
        }
        return faults.ToFaults();
    }

    /// <summary>Checks one row, such as <c>staff[2]</c>, and that it does not repeat another one.</summary>
    public static FormFaults ValidateRow(FormEvaluation evaluation, string row)
    {
        var faults = new FaultList();
        if (evaluation.ScopeOf(row) is not { Outer: { } outer } scope) return FormFaults.None;
        CheckFields(scope, scope.Fields, faults);
        if (outer.Fields.FirstOrDefault(f => ReferenceEquals(f.Fields, scope.Fields)) is { } rows) RowRules.CheckUnique(outer, rows, faults, row);
        foreach (var check in evaluation.Form.Checks.Where(c => c.Rows is not null))
        {
            CheckRule(evaluation, check, faults, path => path is not null && path.StartsWith(row + ".", StringComparison.Ordinal));
        }
        return faults.ToFaults();
    }

    internal static void CheckFields(FormScope scope, IReadOnlyList<FormField> fields, FaultList faults)
    {
        foreach (var field in fields)
        {
            if (faults.IsFull) return;
            if (field.IsTyped && scope.Asks(field)) CheckField(scope, field, faults);
        }
    }

    private static void CheckField(FormScope scope, FormField field, FaultList faults)
    {
        var node = scope.Node(field.Id);
        var place = new FieldPlace(scope, field, FieldPath.Join(scope.Path, field.Id), faults);
        if (field.Type == FieldType.Rows)
        {
            RowRules.Check(place, node);
            return;
        }
        if (ExpressionValues.IsBlank(node))
        {
            if (scope.Requires(field)) place.Missing();
            return;
        }
        ValueRules.Check(place, node!);
    }

    private static void CheckRule(FormEvaluation evaluation, FormCheck check, FaultList faults, Func<string?, bool> concerns)
    {
        var scopes = check.Rows is null ? [evaluation.RootScope] : evaluation.RootScope.Rows(check.Rows, "");
        foreach (var scope in scopes)
        {
            var path = check.At is null ? (scope.Path.Length == 0 ? null : scope.Path) : FieldPath.Join(scope.Path, check.At);
            if (!concerns(path) || (path is not null && check.At is not null && scope.Field(check.At) is { } field && !scope.Asks(field))) continue;
            if (check.When is not null && !check.When.IsTrue(scope)) continue;
            if (check.Condition.IsCertainlyFalse(scope)) faults.Add(check.Level, "form.check." + check.Id, FormTemplate.Fill(check.Message, scope, ""), path);
        }
    }
}

/// <summary>One field of one container while it is checked: where it is and where its faults go.</summary>
internal sealed record FieldPlace(FormScope Scope, FormField Field, string Path, FaultList Faults)
{
    public FormContext Context => Scope.Evaluation.Context;

    public string Label => FormWords.Inside(Field.Label);

    /// <summary>A rule of the field failed; the form's own sentence wins over the general one.</summary>
    public void Fault(string key, params object?[] parts) => FaultAt(Path, key, parts);

    /// <summary>Faults of reading a value, for which the form's own sentence ("Ngày cấp không thể sau ngày hôm nay") would not fit.</summary>
    private static readonly HashSet<string> General = new(StringComparer.Ordinal)
    {
        "NotText", "NotNumber", "NotWhole", "NotMoney", "NotDate", "NotBool", "NotRows", "NotAddress", "TooLong", "TooManyDecimals", "PersonalIdNine",
        "WardUnknown", "WardProvince", "ProvinceFixed", "TooFewRows", "TooManyRows",
    };

    public void FaultAt(string path, string key, params object?[] parts)
    {
        var message = Field.Message is { } own && !General.Contains(key) ? FormTemplate.Fill(own, Scope, Field.Prefix) : FormWords.Say(key, [Field.Label, .. parts]);
        Faults.Error(Code(key), message, path);
    }

    public void Warn(string key, params object?[] parts) =>
        Faults.Add(CheckLevel.Warn, Code(key), FormWords.Say(key, [Field.Label, .. parts]), Path);

    public void Missing() => Faults.Error(
        "form.required",
        Field.Message is { } own && Field.Type is FieldType.File or FieldType.Bool ? FormTemplate.Fill(own, Scope, Field.Prefix) : FormWords.Say(MissingKey, Label),
        Path);

    public void MissingPart(string part, string key) => Faults.Error("form.required", FormWords.Say(key, Label), $"{Path}.{part}");

    private string MissingKey => Field.Type switch
    {
        FieldType.Enum or FieldType.Multi or FieldType.Ward or FieldType.Province or FieldType.Country or FieldType.UnitCode => "RequiredChoice",
        FieldType.File => "RequiredFile",
        FieldType.Bool => Field.MustBeTrue ? "RequiredTick" : "RequiredAnswer",
        _ => "Required",
    };

    private static string Code(string key) => "form." + CodeNames.Of(key);
}
