using System.Text.RegularExpressions;
using Saola.Engines.Cases;
using Saola.Engines.Cases.Forms.Expressions;
using Saola.Engines.Cases.Forms.Reading;

namespace Saola.Modules.PublicServices.Catalogue;

/// <summary>What must hold between the parts of a record; runs when every part was read well.</summary>
internal sealed partial class ProcedureChecks
{
    private readonly Procedure _procedure;
    private readonly TextNames _names;
    private readonly YamlMap _root;
    private readonly CatalogueBase _common;

    private ProcedureChecks(Procedure procedure, YamlMap root, CatalogueBase common) => (_procedure, _root, _common, _names) = (procedure, root, common, new TextNames(procedure));

    public static void Run(Procedure procedure, YamlMap root, CatalogueBase common) => new ProcedureChecks(procedure, root, common).Run();

    private void Run()
    {
        if (_procedure.ValidTo < _procedure.ValidFrom) _root.Fault("valid_to", "trước valid_from");
        if (_procedure.LegalBases.Count == 0) _root.Fault("legal_bases", "cần ít nhất một căn cứ pháp lý");
        if (_procedure.Related.Contains(_procedure.Code, StringComparer.Ordinal)) _root.Fault("related", "không nhắc tới chính thủ tục này");
        if (_procedure.Review && _procedure.ReviewNotes.Count == 0) _root.Fault("review", "true thì review_notes phải nói phần nào cần đối chiếu");
        Unique("papers", _procedure.Papers.Select(p => p.Id));
        Unique("fees", _procedure.Fees.Select(f => f.Id));
        Unique("workflow", _procedure.Workflow.Select(s => s.Id));
        Unique("results", _procedure.Results.Select(r => r.Id));
        Unique("checks", _procedure.Checks.Select(c => c.Id));
        Expressions();
        Workflow();
        Results();
        Notices();
    }

    private void Unique(string key, IEnumerable<string> ids)
    {
        foreach (var id in ids.GroupBy(i => i, StringComparer.Ordinal).Where(g => g.Count() > 1)) _root.Fault(key, $"\"{id.Key}\" có hai lần");
    }

    private void Expressions()
    {
        foreach (var (map, fee) in _root.Maps("fees").Zip(_procedure.Fees))
        {
            Names(map, "formula", fee.Formula);
            foreach (var (line, relief) in map.Maps("reliefs").Zip(fee.Reliefs)) Relief(line, relief);
        }
        foreach (var (map, paper) in _root.Maps("papers").Zip(_procedure.Papers)) Names(map, "required", paper.Condition);
    }

    private void Relief(YamlMap map, FeeRelief relief)
    {
        Names(map, "when", relief.When);
        if (relief.Proof is { } proof && !_procedure.Papers.Any(p => string.Equals(p.Id, proof, StringComparison.Ordinal))) map.Fault("proof", $"không có giấy tờ \"{proof}\"");
    }

    private void Names(YamlMap map, string key, FormExpression? expression)
    {
        foreach (var name in expression?.Names ?? [])
        {
            if (!_names.Knows(name)) map.Fault(key, $"biểu thức \"{expression!.Text}\" dùng tên \"{name.Name}\", biểu mẫu không có");
        }
    }

    private void Workflow()
    {
        var units = _common.Codes.Find("units");
        foreach (var (map, step) in _root.Maps("workflow").Zip(_procedure.Workflow))
        {
            foreach (var unit in step.Units.Append(step.Unit).Where(u => u.Length > 0 && units is not null && units.Find(u) is null)) map.Fault("unit", $"không có đơn vị \"{unit}\" trong catalog/units");
            if (step.Beside is { } beside && !_procedure.Workflow.Any(s => string.Equals(s.Id, beside, StringComparison.Ordinal))) map.Fault("beside", $"không có bước \"{beside}\"");
        }
        if (_procedure.HasDefaultWorkflow) return;
        if (_procedure.Workflow[0].Kind != StepKind.Intake) _root.Fault("workflow", "bước đầu phải là tiếp nhận (kind: intake)");
        if (_procedure.Workflow[^1].Kind != StepKind.Issue) _root.Fault("workflow", "bước cuối phải là trả kết quả (kind: issue)");
        var planned = _procedure.Workflow.Where(s => s.Beside is null).Sum(s => s.Hours);
        if (_procedure.Term.WorkingHours is { } hours && planned + _procedure.ReserveHours != hours) _root.Fault("workflow", $"các bước {planned} giờ và dự phòng {_procedure.ReserveHours} giờ phải bằng thời hạn {hours} giờ");
    }

    private void Results()
    {
        if (_procedure.Results.Count == 0) _root.Fault("results", "cần ít nhất một kết quả");
        foreach (var (map, result) in _root.Maps("results").Zip(_procedure.Results))
        {
            if (result.NumberTemplate is { } template && !NumberShape().IsMatch(template)) map.Fault("number_template", $"\"{template}\" cần {{seq}}; chỉ dùng {{seq}}, {{seq:00}}, {{yyyy}}, {{unit}}");
            foreach (var (line, read) in map.Maps("body").Zip(result.Body))
            {
                if (read.Value is not null) Template(line, "value", read.Value, result, null);
                foreach (var column in read.Columns) Template(line, "columns", column.Value.Contains('{', StringComparison.Ordinal) ? column.Value : $"{{{column.Value}}}", result, read.Rows);
                if (read.Rows is not null && _names.Rows(read.Rows) is null) line.Fault("rows", $"biểu mẫu không có bảng \"{read.Rows}\"");
            }
        }
    }

    private void Notices()
    {
        foreach (var (map, notice) in _root.Maps("notices").Zip(_procedure.Notices))
        {
            if (!NoticeShape().IsMatch(notice.When) && !_procedure.Workflow.Any(s => string.Equals(s.Id, notice.When, StringComparison.Ordinal))) map.Fault("when", $"\"{notice.When}\" phải là N1 đến N10 hoặc tên một bước");
            Template(map, "text", notice.Text, null, null);
        }
    }

    private void Template(YamlMap map, string key, string template, ProcedureResult? result, string? rows)
    {
        foreach (var fault in _names.Faults(template, result, rows)) map.Fault(key, fault);
    }

    [GeneratedRegex(@"^(?=.*\{seq(:0+)?\})([^{}]|\{seq(:0+)?\}|\{yyyy\}|\{unit\})+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NumberShape();

    [GeneratedRegex("^N([1-9]|10)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NoticeShape();
}
