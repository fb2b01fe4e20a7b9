using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Saola.Engines.Identity;
using Saola.Events.PublicServices;
using Saola.Kernel;
using Saola.Modules.PublicServices.Builder.Model;
using Saola.Modules.PublicServices.Catalogue;

namespace Saola.Modules.PublicServices.Builder;

/// <summary>With what a draft begins: nothing, a copy of a procedure, or the text of a procedure file.</summary>
/// <param name="Copy">Code of the procedure that is copied.</param>
/// <param name="Text">YAML of a procedure file.</param>
internal sealed record DraftOrigin(string? Copy = null, string? Text = null)
{
    /// <summary>Id of the draft, where a program may send twice.</summary>
    public Guid? Id { get; init; }
}

/// <summary>
/// Writes drafts of versions of procedures. What is typed is kept, right or wrong; what is wrong is named (<see cref="DraftChecks"/>). Of two people who write
/// at once the second one is told.
/// </summary>
internal sealed class ProcedureDrafts(BuilderActs acts, DraftChecks checks, ProcedureCatalogue catalogue, ICurrentUser user)
{
    private const int MostCharacters = 1_000_000;

    /// <summary>Begins a draft; gives its number. Faults: <c>builder.not_yours</c>, <c>builder.no_procedure</c>, <c>builder.unreadable</c>, <c>builder.too_long</c>.</summary>
    public async Task<Result<string>> BeginAsync(DraftOrigin origin, CancellationToken cancellationToken)
    {
        if (!(await user.AuthorityAsync(cancellationToken)).Has(Roles.ProcedureControl) || user.PersonId is not { } person) return new Fault("builder.not_yours", BuilderTexts.Say("Fault.NotYours"));
        var copied = origin.Copy is { Length: > 0 } code ? catalogue.Current(code, VietnamTime.Day(acts.Now)) ?? catalogue.Versions(code).LastOrDefault() : null;
        if (origin.Copy is not null && copied is null) return new Fault("builder.no_procedure", BuilderTexts.Say("Fault.NoProcedure"), "Copy");
        var read = origin.Text is not null ? Imported(origin.Text) : copied is not null ? ProcedureWriter.Write(copied) : Blank();
        if (!read.IsDone) return Result<string>.Refused(read.Faults);
        return await acts.RunAsync<Result<string>>(async token =>
        {
            if (origin.Id is { } id && await acts.Db.Set<ProcedureDraft>().FindAsync([id], token) is { } before) return before.Number;
            var draft = await NewAsync(origin.Id, read.Value, copied?.Version, person, token);
            var kind = origin.Text is not null ? "import" : copied is not null ? "copy" : "blank";
            await acts.RecordAsync("services.draft_procedure", draft, new ProcedureDrafted(draft.Number, kind, copied?.Code, copied?.Version, acts.Now), null, token);
            return draft.Number;
        }, cancellationToken);
    }

    /// <summary>
    /// Puts values into the record at a place: a key with a value is set, a key with null is taken out, other keys stay.
    /// Faults: those of <see cref="ChangeAsync"/>, and <c>builder.no_place</c>.
    /// </summary>
    public Task<Result> SaveAsync(string number, int seen, string at, JsonObject values, CancellationToken cancellationToken) =>
        ChangeAsync(number, seen, at, "saved", document =>
        {
            if (ProcedureParts.Find(document, at) is not { } place || document.Record(place.Path) is not { } record) return NoPlace();
            if (values.Select(v => v.Key).FirstOrDefault(k => place.Record.Keys.All(known => known.Name != k)) is { } unknown) return new Fault("builder.no_key", BuilderTexts.Say("Fault.NoKey", unknown), unknown);
            DraftDocument.Put(record, place.Record, values);
            return Result.Done;
        }, cancellationToken);

    /// <summary>Adds an item at the end of a list; gives its place.</summary>
    public async Task<Result<string>> AddAsync(string number, int seen, string list, string kind, CancellationToken cancellationToken)
    {
        var place = "";
        var result = await ChangeAsync(number, seen, list, "added", document =>
        {
            if (ProcedureParts.FindList(document, list) is not { } found || found.List.Kinds.FirstOrDefault(k => k.Name == kind) is not { } record || document.List(list) is not { } items) return NoPlace();
            items.Add(New(record));
            place = $"{list}[{items.Count - 1}]";
            return Result.Done;
        }, cancellationToken);
        return result.IsDone ? place : Result<string>.Refused(result.Faults);
    }

    /// <summary>Moves an item of a list one place up or down; at the end of the list it stays.</summary>
    public Task<Result> MoveAsync(string number, int seen, string item, bool up, CancellationToken cancellationToken) =>
        ChangeAsync(number, seen, item, "moved", document =>
        {
            if (document.At(item)?.Parent is not JsonArray list) return NoPlace();
            var from = list.IndexOf(document.At(item));
            var to = up ? from - 1 : from + 1;
            if (to < 0 || to >= list.Count) return Result.Done;
            var moved = list[from];
            list.RemoveAt(from);
            list.Insert(to, moved);
            return Result.Done;
        }, cancellationToken);

    /// <summary>Takes an item out of a list.</summary>
    public Task<Result> RemoveAsync(string number, int seen, string item, CancellationToken cancellationToken) =>
        ChangeAsync(number, seen, item, "removed", document =>
        {
            if (document.At(item)?.Parent is not JsonArray list) return NoPlace();
            list.Remove(document.At(item));
            return Result.Done;
        }, cancellationToken);

    /// <summary>Puts the fields of a common block at the end of a list of fields, written out.</summary>
    public Task<Result> UseBlockAsync(string number, int seen, string list, string block, string? prefix, CancellationToken cancellationToken) =>
        ChangeAsync(number, seen, list, "added", document =>
        {
            if (ProcedureParts.FindList(document, list) is not { } found || found.List.Item().Name != "field" || document.List(list) is not { } items) return NoPlace();
            var fields = new Engines.Cases.Forms.Reading.FormReader(catalogue.Common.Blocks, catalogue.Codes);
            var source = Engines.Cases.Forms.Reading.YamlSource.Read("", Engines.Cases.Forms.Reading.YamlWriter.Write(new JsonObject { ["fields"] = new JsonArray(Use(block, prefix)) }));
            var read = fields.ReadFields("block", "", source.Root!, "fields");
            if (read.Sections[0].Fields.Count == 0) return new Fault("builder.no_block", BuilderTexts.Say("Fault.NoBlock"), "Block");
            foreach (var field in Engines.Cases.Forms.Reading.FormWriter.Fields(read.Sections[0].Fields)) items.Add(field!.DeepClone());
            return Result.Done;
        }, cancellationToken);

    /// <summary>Puts the text of a procedure file in the place of the whole draft.</summary>
    public async Task<Result> ReplaceAsync(string number, int seen, string text, CancellationToken cancellationToken)
    {
        var read = Imported(text);
        if (!read.IsDone) return read.WithoutValue();
        return await ChangeAsync(number, seen, "text", "saved", document =>
        {
            document.Root.Clear();
            foreach (var (key, value) in DraftDocument.Read(read.Value).Root) document.Root[key] = value?.DeepClone();
            return Result.Done;
        }, cancellationToken);
    }

    /// <summary>Gives a draft up, with a reason. Faults: those of the others, and <c>builder.no_reason</c>.</summary>
    public async Task<Result> DropAsync(string number, int seen, string? reason, CancellationToken cancellationToken)
    {
        var why = VietnameseText.CleanLines(reason);
        if (why.Length < BuilderActs.LeastReason) return new Fault("builder.no_reason", BuilderTexts.Say("Fault.NoReason"), "Reason");
        return await acts.ChangeAsync(number, seen, DraftState.Drafting, async (draft, token) =>
        {
            if (!(await user.AuthorityAsync(token)).Has(Roles.ProcedureControl)) return new Fault("builder.not_yours", BuilderTexts.Say("Fault.NotYours"));
            draft.State = DraftState.Dropped;
            await acts.RecordAsync("services.drop_procedure_draft", draft, new ProcedureDraftDropped(draft.Number, acts.Now), why, token);
            return Result.Done;
        }, cancellationToken);
    }

    /// <summary>Digest of a text: what is approved is what was read.</summary>
    public static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private Task<Result> ChangeAsync(string number, int seen, string at, string what, Func<DraftDocument, Result> change, CancellationToken cancellationToken) =>
        acts.ChangeAsync(number, seen, DraftState.Drafting, async (draft, token) =>
        {
            if (!(await user.AuthorityAsync(token)).Has(Roles.ProcedureControl) || user.PersonId is not { } person) return new Fault("builder.not_yours", BuilderTexts.Say("Fault.NotYours"));
            var document = DraftDocument.Read(draft.Text);
            var changed = change(document);
            if (!changed.IsDone) return changed;
            var text = checks.Normal(document);
            if (text.Length > MostCharacters) return new Fault("builder.too_long", BuilderTexts.Say("Fault.TooLong", MostCharacters));
            Put(draft, text, document);
            draft.WrittenBy(person, acts.Now);
            await acts.RecordAsync("services.change_procedure_draft", draft, new ProcedureDraftChanged(draft.Number, at, what, Digest(text), acts.Now), null, token);
            return Result.Done;
        }, cancellationToken);

    private async Task<ProcedureDraft> NewAsync(Guid? id, string text, int? fromVersion, Guid person, CancellationToken cancellationToken)
    {
        var year = VietnamTime.Day(acts.Now).Year;
        var next = await acts.Counters.NextAsync($"services.reviews:{year}", cancellationToken);
        var draft = new ProcedureDraft
        {
            Id = id ?? acts.NewId(), Number = string.Create(CultureInfo.InvariantCulture, $"RS-{year}-{next:0000}"), Text = text, Code = "", Name = "", FromVersion = fromVersion,
            CreatedAt = acts.Now, CreatedBy = person, ChangedAt = acts.Now, ChangedBy = person, Writers = person.ToString("N"),
        };
        Put(draft, text, DraftDocument.Read(text));
        acts.Db.Add(draft);
        return draft;
    }

    private static void Put(ProcedureDraft draft, string text, DraftDocument document)
    {
        draft.Text = text;
        draft.Code = Cut(DraftDocument.TextOf(document.Root["code"]), 20);
        draft.Name = Cut(DraftDocument.TextOf(document.Root["name"]), 1000);
    }

    private static string Cut(string text, int most) => text.Length > most ? text[..most] : text;

    private Result<string> Imported(string text)
    {
        if (text.Length > MostCharacters) return new Fault("builder.too_long", BuilderTexts.Say("Fault.TooLong", MostCharacters), "Upload");
        var source = Engines.Cases.Forms.Reading.YamlSource.Read("", text.TrimStart('\uFEFF'));
        if (source.Root is null) return new Fault("builder.unreadable", BuilderTexts.Say("Fault.Unreadable", source.Faults[0].Line, source.Faults[0].Message), "Upload");
        var (procedure, faults) = new ProcedureReader(catalogue.Common).Read("", text.TrimStart('\uFEFF'));
        return procedure is not null && faults.Count == 0 ? ProcedureWriter.Write(procedure) : DraftDocument.Read(text.TrimStart('\uFEFF')).Write();
    }

    private string Blank() => new DraftDocument(new JsonObject
    {
        ["version"] = 1m, ["valid_from"] = VietnamTime.Day(acts.Now).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ["level"] = "tinh", ["online_level"] = "toan_trinh", ["intake"] = "own",
        ["organisations"] = new JsonObject { ["competent"] = "board" },
        ["term"] = new JsonObject { ["reception_check"] = "8h" },
        ["form"] = new JsonObject { ["sections"] = new JsonArray() },
    }).Write();

    private static JsonObject New(EditorRecord record) => new(record.Keys.Where(k => k.Keeps).Select(k => KeyValuePair.Create(k.Name, (JsonNode?)"")));

    private static JsonObject Use(string block, string? prefix)
    {
        var use = new JsonObject { ["use"] = block };
        if (VietnameseText.Clean(prefix) is { Length: > 0 } name) use["as"] = name;
        return use;
    }

    private static Fault NoPlace() => new("builder.no_place", BuilderTexts.Say("Fault.NoPlace"));
}
