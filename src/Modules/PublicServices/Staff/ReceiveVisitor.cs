using Microsoft.Extensions.Localization;
using Saola.Data;
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
}

/// <summary>
/// The clerk receives a visitor: person and organisation are found by number or recorded, and a dossier is begun at the counter.
/// The clerk then goes through the same pages as a citizen; the visitor is the applicant.
/// </summary>
internal sealed class ReceiveVisitor(ProcedureCatalogue catalogue, IDirectory directory, DossierDrafts drafts, UnitOfWork work, IStringLocalizer<StaffTexts> texts, TimeProvider clock)
{
    /// <summary>Address of the first page of the dossier. Faults: <c>counter.procedure</c>, <c>counter.name</c>, and those of the person and the organisation.</summary>
    public async Task<Result<string>> HandleAsync(VisitorInput input, CancellationToken cancellationToken)
    {
        if (catalogue.Current(input.Procedure, clock.Today()) is not { Form.Sections.Count: > 0 } procedure) return new Fault("counter.procedure", texts["Counter.NoProcedure"], "Procedure");
        if (VietnameseText.Clean(input.FullName).Length < 2) return new Fault("counter.name", texts["Counter.NoName"], "FullName");
        var person = await work.RunAsync(token => directory.EnsurePersonAsync(Person(input), token), cancellationToken);
        if (!person.IsDone) return Result<string>.Refused(person.Faults);
        var body = await BodyAsync(input, cancellationToken);
        if (!body.IsDone) return Result<string>.Refused(body.Faults);
        var visitor = await directory.PersonAsync(person.Value, cancellationToken) ?? throw new InvalidOperationException("The visitor was recorded and is not there.");
        var organisation = body.Value == Guid.Empty ? null : await directory.OrganisationAsync(body.Value, cancellationToken);
        var draft = await drafts.BeginAtCounterAsync(procedure, visitor, organisation, cancellationToken);
        return $"/nop-ho-so/{procedure.Code}/{draft:D}/{procedure.Form.Sections[0].Id}";
    }

    private static PersonDraft Person(VisitorInput input) => new()
    {
        FullName = VietnameseText.Clean(input.FullName), PersonalId = Blank(input.PersonalId), Phone = Blank(input.Phone), Email = Blank(input.Email), Address = Blank(input.Address),
    };

    private async Task<Result<Guid>> BodyAsync(VisitorInput input, CancellationToken cancellationToken) => Blank(input.Organisation) is not { } name ? Guid.Empty
        : await work.RunAsync(token => directory.EnsureOrganisationAsync(new OrganisationDraft { Name = name, TaxCode = Blank(input.TaxCode), Kind = "khac", Address = Blank(input.Address), Phone = Blank(input.Phone), Email = Blank(input.Email) }, token), cancellationToken);

    private static string? Blank(string? text) => VietnameseText.Clean(text) is { Length: > 0 } clean ? clean : null;
}
