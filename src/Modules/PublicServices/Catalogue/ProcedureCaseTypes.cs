using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Saola.Engines.Cases;
using Saola.Engines.Cases.Forms;

namespace Saola.Modules.PublicServices.Catalogue;

/// <summary>Procedures as types of cases: what the Cases engine keeps with a case.</summary>
internal sealed class ProcedureCaseTypes(ProcedureCatalogue catalogue) : ICaseTypeSource
{
    internal static readonly JsonSerializerOptions SchemaText = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private readonly ConcurrentDictionary<Procedure, CaseTypeDefinition> _made = new(ReferenceEqualityComparer.Instance);

    /// <inheritdoc/>
    public CaseTypeDefinition? Current(string code, DateOnly day) => Of(catalogue.Current(code, day));

    /// <inheritdoc/>
    public CaseTypeDefinition? Version(string code, int version) => Of(catalogue.Version(code, version));

    /// <summary>The form that a case keeps, back from its schema.</summary>
    public static FormDefinition FormOf(CaseTypeDefinition type) => FormDefinition.FromSchema(type.FormSchema).Value;

    private CaseTypeDefinition? Of(Procedure? procedure) => procedure is null ? null : _made.GetOrAdd(procedure, Make);

    internal static CaseTypeDefinition Make(Procedure p) => new()
    {
        Code = p.Code,
        Version = p.Version,
        Module = "PublicServices",
        Name = p.Name,
        FieldCode = p.Field,
        UnitCode = p.Organisations.Executing,
        Term = p.Term.Phases,
        TermText = p.Term.Text,
        ReceptionTerm = p.Term.ReceptionCheck,
        CutOff = p.Term.CutOff,
        Steps = p.Workflow.Select(Step).ToList(),
        Papers = p.Papers.Select(d => new PaperDefinition(d.Id, d.Name, d.Kind.ToString().ToLowerInvariant())).ToList(),
        FormSchema = p.Form.ToSchema().ToJsonString(SchemaText),
        Results = p.Results.Select(r => new ResultDefinition(r.Id, r.Name, r.NumberTemplate ?? "{seq}", r.Signed)).ToList(),
    };

    private static StepDefinition Step(WorkflowStep s) => new()
    {
        Id = s.Id, Name = s.Name, Kind = s.Kind, UnitCode = s.Unit, Role = s.Role, Hours = s.Hours, Decisions = s.Decisions, Beside = s.Beside, Units = s.Units,
        Optional = s.Optional, SilenceIsConsent = s.SilenceIsConsent, SupplementWithin = s.SupplementWithin, SupplementOverdue = s.SupplementOverdue, PausesClock = s.PausesClock,
    };
}
