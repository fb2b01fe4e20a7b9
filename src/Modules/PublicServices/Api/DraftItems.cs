using System.ComponentModel;
using System.Text.Json.Nodes;
using Saola.Engines.Cases;
using Saola.Kernel;
using Saola.Modules.PublicServices.Filing;
using Saola.Web;

namespace Saola.Modules.PublicServices.Api;

/// <summary>A draft in a list.</summary>
internal sealed record DraftItem(
    Guid Id, string Procedure, int ProcedureVersion, Guid? OrganisationId, string Channel, DateTimeOffset ChangedAt,
    [property: Description("Removed when nobody has touched it until then")] DateTimeOffset ExpiresAt,
    [property: Description("To be sent with every change: who did not see the other's change does not overwrite it")] int RowVersion);

/// <summary>A section of the form.</summary>
internal sealed record DraftSection(string Id, string Title, [property: Description("Whether it is asked for what stands in the draft now")] bool Asked);

/// <summary>A paper that is asked for what stands in the draft now.</summary>
internal sealed record DraftPaper(string Id, string Name, bool Required, [property: Description("False: the form itself or a register is the paper")] bool WantsFile, IReadOnlyList<Guid> Files);

/// <summary>A fee as it is computed now; null while the form does not say enough.</summary>
internal sealed record DraftFee(string Id, string Name, long? Dong);

/// <summary>A draft whole.</summary>
/// <param name="Draft">Its card.</param>
/// <param name="Values">What was filled, as the form's JSON Schema has it; what could not be read stays as it was sent.</param>
/// <param name="Locked">Paths whose values a register gave.</param>
/// <param name="Sections">The sections of its form.</param>
/// <param name="Papers">The papers that are asked.</param>
/// <param name="Fees">The fees.</param>
/// <param name="Faults">What is wrong: after a save in the part that was sent, otherwise everything that hinders filing.</param>
/// <param name="Warnings">What should be looked at and does not hinder.</param>
/// <param name="MayBeFiled">Whether it may be submitted as it is.</param>
internal sealed record DraftWhole(
    DraftItem Draft, JsonObject Values, IReadOnlyCollection<string> Locked, IReadOnlyList<DraftSection> Sections, IReadOnlyList<DraftPaper> Papers, IReadOnlyList<DraftFee> Fees,
    IReadOnlyList<ApiFault> Faults, IReadOnlyList<ApiFault> Warnings, bool MayBeFiled);

/// <summary>Drafts as the API gives them.</summary>
internal static class DraftItems
{
    public static DraftItem Item(DraftView view) =>
        new(view.Id, view.TypeCode, view.TypeVersion, view.OrganisationId, view.Channel.ToString().ToLowerInvariant(), view.ChangedAt, view.ExpiresAt, view.RowVersion);

    /// <summary>The whole; <paramref name="found"/> are the faults of the part that was saved, null for all.</summary>
    public static DraftWhole Whole(OpenDraft draft, DossierCheck check, DateOnly today, IReadOnlyList<Fault>? found = null)
    {
        var evaluation = draft.Evaluation;
        var review = draft.Procedure is { } procedure ? check.Review(draft, procedure) : null;
        var isReceivable = draft.IsReceivable(today);
        var hindrances = (isReceivable ? review?.Hindrances : null) ?? [new Fault("procedure.version_closed", Texts.Say("Api.VersionClosed"))];
        return new DraftWhole(
            Item(draft.View), (JsonObject)draft.Data.Values.DeepClone(), draft.Data.Locked, [.. draft.Form.Sections.Select(s => new DraftSection(s.Id, s.Title, evaluation.Asks(s)))],
            [.. (review?.Papers ?? []).Select(p => new DraftPaper(p.Paper.Id, p.Paper.Name, p.IsRequired, p.WantsFile, [.. p.Files.Select(f => f.FileId)]))],
            [.. (review?.Fees ?? []).Select(f => new DraftFee(f.Fee.Id, f.Fee.Name, f.Amount?.Dong))],
            Faults(found ?? hindrances), Faults(review?.Form.Warnings ?? []), isReceivable && review?.MayBeFiled == true);
    }

    private static List<ApiFault> Faults(IEnumerable<Fault> faults) => [.. faults.Select(f => new ApiFault(f.Code, f.Message, f.Field))];
}
