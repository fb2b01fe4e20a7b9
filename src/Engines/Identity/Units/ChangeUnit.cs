using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Saola.Data;
using Saola.Engines.Identity.Model;
using Saola.Engines.Ledger;
using Saola.Events;
using Saola.Events.Identity;
using Saola.Kernel;

namespace Saola.Engines.Identity.Units;

/// <summary>A unit as it was typed.</summary>
internal sealed record UnitInput
{
    public required string? Code { get; init; }
    public required string? Name { get; init; }
    public required string? ShortName { get; init; }
    public required string? ParentCode { get; init; }
    public required string? Kind { get; init; }
    public required DateOnly? ValidTo { get; init; }

    /// <summary>Id for a new unit when the caller may send twice; the second time the first one's stands.</summary>
    public Guid? Id { get; init; }
}

/// <summary>
/// Adds or changes a unit on screen. Its earlier name stays with it as a predecessor, so that old records can still be read;
/// the catalogue leaves a unit alone once it was changed here.
/// </summary>
internal sealed partial class ChangeUnit(
    AppDbContext db, UnitOfWork work, ActRecorder acts, UnitTree tree, TimeProvider clock, IStringLocalizer<Texts> texts)
{
    /// <summary>Kinds that may be chosen on screen, as in <c>catalog/units/units.yaml</c>.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
        ["division", "sub_department", "public_unit", "office", "board", "council", "service_point", "department", "emulation_block", "people_committee", "ward", "external"];

    public async Task<Result> HandleAsync(UnitInput input, bool isNew, CancellationToken cancellationToken)
    {
        if (isNew && input.Id is { } sent && await db.Set<Unit>().AnyAsync(u => u.Id == sent && u.Code == input.Code, cancellationToken)) return Result.Done;
        var faults = Faults(input, isNew);
        if (faults.Count > 0) return Result.Refused(faults);
        var result = await work.RunAsync(token => isNew ? AddAsync(input, token) : ChangeAsync(input, token), cancellationToken);
        if (result.IsDone) await tree.ReloadAsync(cancellationToken);
        return result;
    }

    private List<Fault> Faults(UnitInput input, bool isNew)
    {
        var faults = new List<Fault>();
        void Refuse(bool wrong, string code, string text, string field)
        {
            if (wrong) faults.Add(new Fault(code, texts[text], field));
        }
        Refuse(isNew && !Code().IsMatch(input.Code ?? ""), "unit.code", "Unit.Code", nameof(input.Code));
        Refuse(isNew && tree.Find(input.Code ?? "") is not null, "unit.code_taken", "Unit.CodeTaken", nameof(input.Code));
        Refuse(VietnameseText.Clean(input.Name).Length is < 2 or > 200, "unit.name", "Unit.Name", nameof(input.Name));
        Refuse(!Kinds.Contains(input.Kind ?? ""), "unit.kind", "Unit.Kind", nameof(input.Kind));
        Refuse(!string.IsNullOrEmpty(input.ParentCode) && (tree.Find(input.ParentCode) is null || LiesBelow(input.ParentCode, input.Code)), "unit.parent", "Unit.Parent", nameof(input.ParentCode));
        return faults;
    }

    // A unit cannot stand below itself.
    private bool LiesBelow(string? code, string? above)
    {
        for (var step = 0; code is not null && step < 20; step++)
        {
            if (code == above) return true;
            code = tree.Find(code)?.ParentCode;
        }
        return false;
    }

    private async Task<Result> AddAsync(UnitInput input, CancellationToken cancellationToken)
    {
        var unit = new Unit
        {
            Id = input.Id ?? Ids.New(clock), Code = input.Code!, Name = VietnameseText.Clean(input.Name), ShortName = ShortOf(input), Kind = input.Kind!,
            ParentCode = Empty(input.ParentCode), ValidFrom = clock.Today(), ValidTo = input.ValidTo, Predecessors = "[]", EditedAt = clock.Now(),
        };
        db.Add(unit);
        await acts.RecordAsync(
            new ActDraft { Kind = "identity.add_unit", Subject = new Subject("unit", unit.Id) },
            new UnitAdded(unit.Code, unit.Name, unit.ShortName, unit.ParentCode, unit.Kind), cancellationToken);
        return Result.Done;
    }

    private async Task<Result> ChangeAsync(UnitInput input, CancellationToken cancellationToken)
    {
        var unit = await db.Set<Unit>().FirstOrDefaultAsync(u => u.Code == input.Code, cancellationToken);
        if (unit is null) return Result.Refused("unit.unknown", texts["Unit.Unknown"]);
        var name = VietnameseText.Clean(input.Name);
        if (unit.Name != name) unit.Predecessors = WithPredecessor(unit, clock.Today().AddDays(-1));
        (unit.Name, unit.ShortName, unit.Kind, unit.ParentCode, unit.ValidTo) = (name, ShortOf(input), input.Kind!, Empty(input.ParentCode), input.ValidTo);
        (unit.EditedAt, unit.NeedsReview) = (clock.Now(), false);
        await acts.RecordAsync(
            new ActDraft { Kind = "identity.change_unit", Subject = new Subject("unit", unit.Id) },
            new UnitChanged(unit.Code, unit.Name, unit.ShortName, unit.ParentCode, unit.ValidTo), cancellationToken);
        return Result.Done;
    }

    private static string WithPredecessor(Unit unit, DateOnly lastDay)
    {
        var earlier = JsonNode.Parse(unit.Predecessors)!.AsArray();
        earlier.Add(new JsonObject { ["name"] = unit.Name, ["validTo"] = lastDay.ToString("O", CultureInfo.InvariantCulture) });
        return earlier.ToJsonString(JsonSerializerOptions.Web);
    }

    private static string ShortOf(UnitInput input) => Empty(input.ShortName) ?? VietnameseText.Clean(input.Name);

    private static string? Empty(string? text) => VietnameseText.Clean(text) is { Length: > 0 } clean ? clean : null;

    [GeneratedRegex("^[a-z][a-z0-9_]{1,58}$", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Code();
}
