using Microsoft.Extensions.Localization;
using Saola.Data;
using Saola.Engines.Cases;
using Saola.Engines.Cases.Forms;
using Saola.Engines.Identity;
using Saola.Kernel;
using Saola.Modules.PublicServices.Catalogue;
using Saola.Modules.PublicServices.Filing;

namespace Saola.Modules.PublicServices.Staff;

/// <summary>A visitor at the one-stop counter.</summary>
internal sealed record VisitorInput
{
    public required string Procedure { get; init; }

    public required string FullName { get; init; }

    public string? PersonalId { get; init; }

    public string? Phone { get; init; }

    public string? Email { get; init; }

    public string? Address { get; init; }

    public string? Organisation { get; init; }

    public string? TaxCode { get; init; }

    /// <summary>Id for the draft when the caller may send twice; the second time the first one's stands.</summary>
    public Guid? Id { get; init; }
}

/// <summary>The draft that was begun for a visitor, and the address of its first page.</summary>
internal sealed record BegunVisit(Guid Draft, string Page);

/// <summary>
/// The clerk receives a visitor: person and organisation are found by number or recorded, and a dossier is begun at the counter.
/// The clerk then goes through the same pages as a citizen; the visitor is the applicant.
/// </summary>
internal sealed class ReceiveVisitor(ProcedureCatalogue catalogue, IDirectory directory, DossierDrafts drafts, SubmitCase filed, UnitOfWork work, IStringLocalizer<StaffTexts> texts, TimeProvider clock)
{
    /// <summary>The draft and its first page. Faults: <c>counter.procedure</c>, <c>counter.name</c>, <c>draft.filed</c>, and those of the person and the organisation.</summary>
    public async Task<Result<BegunVisit>> HandleAsync(VisitorInput input, CancellationToken cancellationToken)
    {
        var id = input.Id ?? Ids.New(clock);
        if (await drafts.OpenAsync(id, cancellationToken) is { } before) return Begun(before.Type.Code, id, before.Form);
        if (await filed.FindAsync(id.ToString("D"), cancellationToken) is not null) return new Fault("draft.filed", Texts.Say("Api.DraftFiled"));
        if (catalogue.Current(input.Procedure, clock.Today()) is not { Form.Sections.Count: > 0 } procedure) return new Fault("counter.procedure", texts["Counter.NoProcedure"], nameof(input.Procedure));
        if (VietnameseText.Clean(input.FullName).Length < 2) return new Fault("counter.name", texts["Counter.NoName"], nameof(input.FullName));
        var person = await work.RunAsync(token => directory.EnsurePersonAsync(Person(input), token), cancellationToken);
        if (!person.IsDone) return Result<BegunVisit>.Refused(person.Faults);
        var body = await BodyAsync(input, cancellationToken);
        if (!body.IsDone) return Result<BegunVisit>.Refused([.. body.Faults.Select(OfOrganisation)]);
        var visitor = await directory.PersonAsync(person.Value, cancellationToken) ?? throw new InvalidOperationException("The visitor was recorded and is not there.");
        var organisation = body.Value == Guid.Empty ? null : await directory.OrganisationAsync(body.Value, cancellationToken);
        await drafts.BeginAtCounterAsync(id, procedure, visitor, organisation, cancellationToken);
        return Begun(procedure.Code, id, procedure.Form);
    }

    private static BegunVisit Begun(string code, Guid draft, FormDefinition form) => new(draft, $"/nop-ho-so/{code}/{draft:D}/{form.Sections[0].Id}");

    // The directory names the fields of its own record.
    private static Fault OfOrganisation(Fault fault) => fault.Field == "Name" ? fault with { Field = nameof(VisitorInput.Organisation) } : fault;

    private static PersonDraft Person(VisitorInput input) => new()
    {
        FullName = VietnameseText.Clean(input.FullName), PersonalId = Blank(input.PersonalId), Phone = Blank(input.Phone), Email = Blank(input.Email), Address = Blank(input.Address),
    };

    private async Task<Result<Guid>> BodyAsync(VisitorInput input, CancellationToken cancellationToken) => Blank(input.Organisation) is not { } name ? Guid.Empty
        : await work.RunAsync(token => directory.EnsureOrganisationAsync(new OrganisationDraft { Name = name, TaxCode = Blank(input.TaxCode), Kind = "khac", Address = Blank(input.Address), Phone = Blank(input.Phone), Email = Blank(input.Email) }, token), cancellationToken);

    private static string? Blank(string? text) => VietnameseText.Clean(text) is { Length: > 0 } clean ? clean : null;
}
