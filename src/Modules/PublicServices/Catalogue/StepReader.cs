using Saola.Engines.Calendar;
using Saola.Engines.Cases;
using Saola.Engines.Cases.Forms.Reading;

namespace Saola.Modules.PublicServices.Catalogue;

/// <summary>Reads the steps of a workflow.</summary>
internal sealed class StepReader(ProcedureOrganisations organisations)
{
    private static readonly Dictionary<StepKind, string[]> Allowed = new()
    {
        [StepKind.Intake] = ["accept", "supplement", "refuse"],
        [StepKind.Assign] = ["assign", "return"],
        [StepKind.Examine] = ["supplement", "propose_grant", "propose_refusal", "forward", "return"],
        [StepKind.Opinions] = [],
        [StepKind.Draft] = ["propose_grant", "propose_refusal", "forward", "return", "supplement"],
        [StepKind.Review] = ["approve", "return", "forward", "reject"],
        [StepKind.Sign] = ["sign", "return", "reject"],
        [StepKind.Issue] = ["issue"],
        [StepKind.Council] = ["forward", "return", "supplement", "propose_grant", "propose_refusal", "approve"],
    };

    public IReadOnlyList<WorkflowStep> ReadAll(YamlMap root) => root.Maps("workflow").Select(Read).ToList();

    private WorkflowStep Read(YamlMap map)
    {
        var kind = Kind(map);
        var unit = map.Text("unit") ?? "";
        var step = new WorkflowStep
        {
            Id = map.Must("id"),
            Name = map.Must("name"),
            Kind = kind,
            Unit = unit switch { "@executing" => organisations.Executing, "@competent" => organisations.Competent, _ => unit },
            Role = map.OneOf("role", "officer", "clerk", "unit_head", "director"),
            Hours = map.Whole("hours") ?? 0,
            Decisions = map.Texts("decisions"),
            Note = map.Text("note"),
            Beside = map.Text("beside"),
            Units = map.Texts("units"),
            Optional = map.Truth("optional"),
            SilenceIsConsent = map.Truth("silence_is_consent"),
            SupplementWithin = map.Text("supplement_within"),
            SupplementOverdue = map.Has("supplement_overdue") ? map.OneOf("supplement_overdue", StepDefinition.ProposeStop) : null,
            PausesClock = map.Truth("pauses_clock"),
        };
        if (!map.Has("hours") || step.Hours < 0) map.Fault("hours", "cần số giờ làm việc nguyên, từ 0 trở lên");
        if (step.SupplementWithin is { } within && (!Term.TryParse(within, out var term) || term.IsNone)) map.Fault("supplement_within", "cần một thời hạn như 15wd, 30d");
        if (step.PausesClock && kind != StepKind.Opinions) map.Fault("pauses_clock", "chỉ dùng cho bước lấy ý kiến (kind: opinions)");
        if (step.SupplementOverdue is not null && !step.Decisions.Contains("supplement", StringComparer.Ordinal)) map.Fault("supplement_overdue", "bước này không yêu cầu bổ sung được (decisions: supplement)");
        if (kind == StepKind.Opinions && step.Units.Count == 0) map.Fault("units", "cần ít nhất một đơn vị được lấy ý kiến");
        if (kind != StepKind.Opinions && step.Unit.Length == 0) map.Fault("unit", "thiếu");
        foreach (var wrong in step.Decisions.Where(d => !Allowed[kind].Contains(d, StringComparer.Ordinal))) map.Fault("decisions", $"bước loại này không có quyết định \"{wrong}\" (có: {string.Join(", ", Allowed[kind])})");
        map.RefuseOthers();
        return step;
    }

    private static StepKind Kind(YamlMap map)
    {
        if (!map.Has("kind")) map.Fault("kind", "thiếu");
        var name = map.OneOf("kind", "examine", "intake", "assign", "opinions", "draft", "review", "sign", "issue", "council");
        return Enum.Parse<StepKind>(name, ignoreCase: true);
    }
}

/// <summary>Reads what the applicant receives.</summary>
internal static class ResultReader
{
    public static ProcedureResult Read(YamlMap map, FormReader forms)
    {
        var result = new ProcedureResult
        {
            Id = map.Must("id"),
            Name = map.Must("name"),
            Code = map.Text("code"),
            NumberTemplate = map.Text("number_template"),
            Electronic = map.Truth("electronic", otherwise: true),
            Signed = !map.Has("signature") || map.OneOf("signature", "signed", "approved") == "signed",
            ValidFor = map.Text("valid_for"),
            Body = map.Maps("body").Select(Line).ToList(),
            RevokedWhen = map.Texts("revoked_when"),
            Draft = map.Has("draft") ? forms.ReadFields("draft", "Dự thảo", map, "draft") : Saola.Engines.Cases.Forms.FormDefinition.Empty,
        };
        map.RefuseOthers();
        return result;
    }

    private static ResultLine Line(YamlMap map)
    {
        var line = new ResultLine(
            map.OneOf("kind", "line", "text", "table", "heading"), map.Text("label"), map.Text("value"), map.Text("rows"),
            map.Maps("columns").Select(Column).ToList());
        if (line.Kind != "table" && line.Value is null && line.Label is null) map.Fault("kind", "cần value");
        if (line.Kind == "table" && (line.Rows is null || line.Columns.Count == 0)) map.Fault("kind", "bảng cần rows và columns");
        map.RefuseOthers();
        return line;
    }

    private static ResultColumn Column(YamlMap map)
    {
        var column = new ResultColumn(map.Must("label"), map.Must("value"));
        map.RefuseOthers();
        return column;
    }
}
