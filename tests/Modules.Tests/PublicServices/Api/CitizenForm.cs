using System.Text.Json.Nodes;
using Saola.Engines.Cases.Forms;
using Saola.Modules.PublicServices.Catalogue;
using Saola.Modules.Tests.PublicServices.Catalogue;

namespace Saola.Modules.Tests.PublicServices.Api;

/// <summary>The form of a procedure of the catalogue, cut into its sections.</summary>
internal static class CitizenForm
{
    private static readonly Lazy<CatalogueReading> Catalogue = new(() => CatalogueFolder.Read(CatalogueFixture.Folder));

    /// <summary>The section in which a field stands.</summary>
    public static string SectionOf(string code, string field) => Form(code).SectionOf(field)!.Id;

    /// <summary>The values of a section by their paths, as they stand in filled data.</summary>
    public static IReadOnlyDictionary<string, JsonNode?> Values(string code, string section, JsonObject data)
    {
        var filled = new FormData(data);
        return Form(code).Section(section)!.Fields.Where(f => f.IsTyped && filled.Get(f.Id) is not null).ToDictionary(f => f.Id, f => filled.Get(f.Id), StringComparer.Ordinal);
    }

    private static FormDefinition Form(string code) => Catalogue.Value.Procedures.First(p => p.Code == code).Form;
}
