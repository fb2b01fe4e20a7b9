using System.Text.Json.Nodes;
using CsCheck;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using Saola.Data;
using Saola.Modules.PublicServices.Builder;
using Saola.Modules.PublicServices.Catalogue;
using Saola.TestKit;
using Saola.Web;
using Xunit;

namespace Saola.Modules.Tests.PublicServices.Builder;

public sealed class DraftTextTests
{
    private static readonly Gen<string> Words = Gen.Char["abcđêơự 01.:#-'\"{}[],&*!|>%@`\n\\~?="].Array[0, 24].Select(c => new string(c));

    [Fact]
    public void Whatever_is_typed_comes_back_from_the_text_of_the_draft() => Words.Array[1, 6].Sample(texts =>
    {
        var root = new JsonObject { ["name"] = texts[0], ["aliases"] = new JsonArray([.. texts.Select(t => (JsonNode?)t)]), ["papers"] = new JsonArray(new JsonObject { ["id"] = texts[^1], ["many"] = true, ["max_mb"] = 5m }) };
        var text = new DraftDocument(root).Write();

        var read = DraftDocument.Read(text);

        Assert.Equal(text, read.Write());
        Assert.True(JsonNode.DeepEquals(root, read.Root), text);
    });

    [Fact]
    public async Task Every_procedure_goes_through_the_screens_of_the_builder_without_losing_a_byte()
    {
        await using var host = await SaolaTestHost.CreateAsync(DatabaseKind.Sqlite);
        await host.InScopeAsync(services =>
        {
            var (catalogue, form, checks) = (services.GetRequiredService<ProcedureCatalogue>(), services.GetRequiredService<EditorForm>(), services.GetRequiredService<DraftChecks>());
            foreach (var procedure in catalogue.Everything)
            {
                var text = ProcedureWriter.Write(procedure);
                var document = DraftDocument.Read(text);
                foreach (var place in Places(document))
                {
                    var record = document.Record(place.Path)!;
                    DraftDocument.Put(record, place.Record, EditorForm.Values(place.Record, Posted(form.Fields(place, record, []))));
                }
                Assert.Equal(text, checks.Normal(document));
                Assert.Empty(checks.Read(text).Faults);
            }
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task Drafts_made_of_parts_of_any_procedure_export_and_import_to_the_same_byte()
    {
        await using var host = await SaolaTestHost.CreateAsync(DatabaseKind.Sqlite);
        await host.InScopeAsync(services =>
        {
            var (catalogue, checks) = (services.GetRequiredService<ProcedureCatalogue>(), services.GetRequiredService<DraftChecks>());
            var texts = catalogue.Everything.Select(p => ProcedureWriter.Write(p)).ToList();
            Gen.Select(Gen.Int[0, texts.Count - 1], Gen.Int[0, texts.Count - 1], Gen.Int[0, 10_000], Words).Sample((one, other, cut, word) =>
            {
                var (document, donor) = (DraftDocument.Read(texts[one]), DraftDocument.Read(texts[other]));
                foreach (var key in new[] { "papers", "fees", "results", "notices", "term" }.Where((_, i) => ((cut >> i) & 1) == 1))
                {
                    document.Root.Remove(key);
                    if (donor.Root[key] is { } part) document.Root[key] = part.DeepClone();
                }
                document.Root["summary"] = word.Trim().Length > 0 ? word.Trim() : "x";
                var exported = checks.Normal(document);
                Assert.Equal(exported, checks.Normal(DraftDocument.Read(exported)));
            }, iter: 300);
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task A_fault_stands_at_the_field_that_has_it()
    {
        await using var host = await SaolaTestHost.CreateAsync(DatabaseKind.Sqlite);
        await host.InScopeAsync(services =>
        {
            var checks = services.GetRequiredService<DraftChecks>();
            var document = DraftDocument.Read(ProcedureWriter.Write(services.GetRequiredService<ProcedureCatalogue>().Versions("2.002385")[0]));
            document.Record("papers[0]")!["required"] = "so_luong > 3";
            document.Record("fees[0]")?.Remove("name");
            document.Record("form.sections[1].fields[0]")!["when"] = "khong_co = 1";
            document.Root["level"] = "huyen";

            var read = checks.Read(document.Write());

            Assert.Contains(read.Faults, f => f.Place == "level" && f.Part == "facts");
            Assert.Contains(read.Faults, f => f.Place == "form.sections[1].fields[0]" && f.Part == "form" && f.Message.Contains("khong_co", StringComparison.Ordinal));
            document.Root["level"] = "tinh";
            document.Record("form.sections[1].fields[0]")!.Remove("when");
            var later = checks.Read(document.Write());
            Assert.True(later.Faults.Any(f => f.Place == "papers[0].required") || later.Faults.Any(f => f.Place.StartsWith("fees[0]", StringComparison.Ordinal)), string.Join('\n', later.Faults));
            return Task.CompletedTask;
        });
    }

    /// <summary>Every record of a draft, parts first.</summary>
    private static List<EditorPlace> Places(DraftDocument document)
    {
        var places = new List<EditorPlace>();
        foreach (var part in ProcedureParts.All)
        {
            places.Add(ProcedureParts.Find(document, part.Record.Name)!);
            Inside(document, part.Record, part.Path, places);
        }
        return places;
    }

    private static void Inside(DraftDocument document, EditorRecord record, string path, List<EditorPlace> places)
    {
        foreach (var list in record.Lists)
        {
            var at = ProcedureParts.Join(path, list.Path);
            for (var i = 0; i < ((document.At(at) as JsonArray)?.Count ?? 0); i++)
            {
                var place = ProcedureParts.Find(document, $"{at}[{i}]")!;
                places.Add(place);
                Inside(document, place.Record, place.Path, places);
            }
        }
    }

    /// <summary>What a browser posts of the controls as they are shown.</summary>
    private static FormCollection Posted(IEnumerable<FieldModel> fields) => new(fields.ToDictionary(f => f.Name, f => f.Kind == FieldKind.Checkboxes ? new StringValues([.. f.Values]) : new StringValues(f.Value), StringComparer.Ordinal));
}
