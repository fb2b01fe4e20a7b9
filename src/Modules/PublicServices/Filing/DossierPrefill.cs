using System.Text.Json.Nodes;
using Saola.Engines.Cases;
using Saola.Engines.Cases.Forms;
using Saola.Engines.Cases.Forms.Filling;
using Saola.Engines.Identity;

namespace Saola.Modules.PublicServices.Filing;

/// <summary>First values of a form: the account, the organisation that is acted for, the applicant's last dossier of the same procedure.</summary>
internal sealed class DossierPrefill(IDirectory directory, ICurrentUser user, ListCases cases, ReadCase reader)
{
    /// <summary>What is known for a procedure; one read of each register, whatever the form asks.</summary>
    public async Task<IPrefillSource> ForAsync(string code, CancellationToken cancellationToken)
    {
        var values = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
        if (user.PersonId is { } person && await directory.PersonAsync(person, cancellationToken) is { } card) Account(card, values);
        if (user.OrganisationId is { } organisation && await directory.OrganisationAsync(organisation, cancellationToken) is { } body) Organisation(body, values);
        return new Known(values, await LastAsync(code, cancellationToken));
    }

    /// <summary>What is known of a visitor at the counter.</summary>
    public static IPrefillSource OfVisitor(PersonCard visitor, OrganisationCard? body)
    {
        var values = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
        Account(visitor, values);
        if (body is not null) Organisation(body, values);
        return new Known(values, null);
    }

    private static void Account(PersonCard card, Dictionary<string, JsonNode?> values)
    {
        values["account.full_name"] = card.FullName;
        values["account.personal_id"] = card.PersonalId;
        values["account.phone"] = card.Phone;
        values["account.email"] = card.Email;
        values["account.birth_date"] = card.BirthDate?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static void Organisation(OrganisationCard body, Dictionary<string, JsonNode?> values)
    {
        values["account.organisation.name"] = body.Name;
        values["account.organisation.tax_code"] = body.TaxCode;
        values["account.organisation.address"] = body.Address;
        values["account.organisation.representative"] = body.Representative;
    }

    private async Task<FormData?> LastAsync(string code, CancellationToken cancellationToken)
    {
        var page = await cases.PageAsync(new CaseFilter { Own = true, TypeCode = code, Sort = "-filed", Take = 1 }, cancellationToken);
        if (page.Items is not [var last]) return null;
        var details = await reader.ForUserAsync(last.Number, cancellationToken);
        return details is null ? null : new FormData(JsonNode.Parse(details.DataJson) as JsonObject);
    }

    private sealed class Known(Dictionary<string, JsonNode?> values, FormData? last) : IPrefillSource
    {
        private const string Last = "last.";

        public JsonNode? Find(string source) => source.StartsWith(Last, StringComparison.Ordinal) ? last?.Get(source[Last.Length..]) : values.GetValueOrDefault(source);
    }
}
