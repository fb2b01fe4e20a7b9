using Microsoft.Extensions.Localization;
using Saola.Engines.Cases;
using Saola.Engines.Identity;
using Saola.Web;

namespace Saola.Modules.PublicServices.Staff;

/// <summary>The decisions of a step as radio buttons, each with what follows in words.</summary>
internal sealed class StepWords(IUnits units, IStringLocalizer<StaffTexts> texts)
{
    public IReadOnlyList<Choice> Choices(CaseDetails dossier)
    {
        if (dossier.Type.Step(dossier.Row.StepId) is not { } step) return [];
        return [.. step.Decisions.Where(d => d != Decisions.Supplement).Select(d => new Choice(d, texts["Decide." + d], Follows(dossier, step, d)))];
    }

    private string Follows(CaseDetails dossier, StepDefinition step, string decision)
    {
        var next = dossier.Type.Steps.SkipWhile(s => s.Id != step.Id).Skip(1).FirstOrDefault(s => s.Kind != StepKind.Opinions && !s.Optional);
        var to = next is null ? "" : texts["Decide.To", next.Name, units.NameOf(next.UnitCode)].Value;
        return decision switch
        {
            Decisions.Accept => texts["Decide.accept.Follows", to],
            Decisions.Refuse => texts["Decide.refuse.Follows"],
            Decisions.Return => texts["Decide.return.Follows"],
            Decisions.Reject => texts["Decide.reject.Follows"],
            Decisions.Issue => texts["Decide.issue.Follows"],
            Decisions.ProposeRefusal => texts["Decide.propose_refusal.Follows", to],
            _ => to,
        };
    }
}
