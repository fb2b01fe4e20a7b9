using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using Saola.Engines.Cases.Forms;
using Saola.TestKit;
using Saola.Web;
using Xunit;

namespace Saola.Modules.Tests.PublicServices.Citizen;

/// <summary>Fills the pages of a form by posts, as somebody without JavaScript would, with the values of a sample.</summary>
internal sealed class FormFiller(Browser browser, FormDefinition form, FormData sample)
{
    /// <summary>A file that any engine takes for a PDF.</summary>
    public static byte[] Pdf { get; } = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"u8.ToArray();

    private IHtmlFormElement Form => browser.Page.QuerySelectorAll("form[method=post]").OfType<IHtmlFormElement>().First(f => f.Elements["v"] is not null);

    /// <summary>Fills the open page of a section and goes on.</summary>
    public async Task SectionAsync(FormSection section)
    {
        await SettleAsync();
        foreach (var rows in section.Fields.Where(f => f is { Type: FieldType.Rows, FixedRows.Count: 0 })) await RowsAsync(rows.Id);
        await SendAsync("next");
    }

    /// <summary>Adds the rows of the sample to a list on the open page.</summary>
    private async Task RowsAsync(string path)
    {
        if (browser.Page.GetElementById(FieldModel.IdOf(path)) is null) return;
        for (var i = 0; i < sample.RowCount(path); i++)
        {
            await SendAsync("add:" + path);
            await SettleAsync();
            foreach (var inner in form.Find(path)!.Fields.Where(f => f is { Type: FieldType.Rows, FixedRows.Count: 0 })) await RowsAsync($"{path}[{i}].{inner.Id}");
            await SendAsync("next");
            Assert.True(browser.Page.QuerySelector(".errsum") is null, $"{path}[{i}]: {browser.Page.QuerySelector(".errsum")?.TextContent}");
        }
    }

    /// <summary>Posts the page until no answer brings new questions.</summary>
    private async Task SettleAsync()
    {
        for (var (round, before) = (0, ""); round < 6; round++)
        {
            var names = string.Join(',', Form.Elements.Select(e => e.GetAttribute("name")).Distinct());
            if (names == before) return;
            before = names;
            await SendAsync("refresh");
        }
    }

    private async Task SendAsync(string action)
    {
        var values = new List<(string, string)> { ("_do", action) };
        var files = new List<(string, string, byte[])>();
        foreach (var name in Form.Elements.Select(e => e.GetAttribute("name")).OfType<string>().Distinct(StringComparer.Ordinal)) Add(name, values, files);
        await browser.UploadAsync("form:has(input[name=v])", files, [.. values]);
    }

    private void Add(string name, List<(string, string)> values, List<(string, string, byte[])> files)
    {
        if (form.Find(name) is not { } field) return;
        var node = sample.Get(name);
        if (field.Type == FieldType.Address) values.Add((name, node?.GetValue<string>() ?? (name.EndsWith("province_code", StringComparison.Ordinal) ? "79" : "")));
        else if (field.Type == FieldType.Multi) values.AddRange((node as JsonArray ?? []).Select(n => (name, n!.GetValue<string>())));
        else if (field.Type == FieldType.File)
        {
            if (node is not null && browser.Page.QuerySelector($"[name='{name}.remove']") is null) files.Add((name, "giay-to.pdf", Pdf));
        }
        else values.Add((name, node is null && field.Type == FieldType.Bool ? "false" : FieldDisplay.Typed(field, node)));
    }
}
