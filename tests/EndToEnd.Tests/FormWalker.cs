using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Saola.Engines.Cases.Forms;
using Xunit;

namespace Saola.EndToEnd.Tests;

/// <summary>Fills the pages of a form in a browser with the values of a sample, as a person would: control by control.</summary>
internal sealed class FormWalker(IPage page, FormDefinition form, FormData sample, bool script)
{
    private const string Do = "form:has(input[name=v]) button.btn[name=_do]";

    /// <summary>A small file that is taken for a PDF.</summary>
    public static FilePayload Pdf(string name) => new() { Name = name, MimeType = "application/pdf", Buffer = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"u8.ToArray() };

    /// <summary>Fills the open page and adds the rows of its lists; does not go on.</summary>
    public async Task FillAsync()
    {
        await SettleAsync();
        foreach (var path in await RowListsAsync())
        {
            for (var i = 0; i < sample.RowCount(path); i++) await RowAsync($"{path}[{i}]", path);
        }
    }

    /// <summary>Presses "go on".</summary>
    public Task NextAsync() => PressAsync($"{Do}[value=next]");

    /// <summary>Presses a button and waits for the next page; with JavaScript the form may wait for an answer before it goes.</summary>
    private async Task PressAsync(string button)
    {
        if (script) await page.EvaluateAsync("document.documentElement.dataset.left = ''");
        await page.ClickAsync(button);
        if (script) await page.WaitForFunctionAsync("() => !('left' in document.documentElement.dataset) && document.readyState === 'complete'");
    }

    /// <summary>With JavaScript: waits until nothing is on its way to the server.</summary>
    public async Task QuietAsync()
    {
        if (script) await page.WaitForFunctionAsync("() => window.saolaBusy === 0 && !document.querySelector('.up-line progress')");
    }

    private async Task RowAsync(string row, string path)
    {
        await QuietAsync();
        await PressAsync($"{Do}[value='add:{path}']");
        Assert.True(page.Url.Contains("/dong?row=", StringComparison.Ordinal), $"{row}: {page.Url} {await FaultsAsync()}");
        await FillAsync();
        await QuietAsync();
        await NextAsync();
        Assert.False(page.Url.Contains("/dong?row=" + Uri.EscapeDataString(row), StringComparison.Ordinal), $"{row}: {await FaultsAsync()}");
    }

    /// <summary>The faults at the top of the page, in words.</summary>
    public async Task<string> FaultsAsync() => await page.Locator(".errsum").CountAsync() == 0 ? "" : await page.InnerTextAsync(".errsum");

    private async Task<IReadOnlyList<string>> RowListsAsync()
    {
        var adds = await page.EvalOnSelectorAllAsync<string[]>($"{Do}[value^='add:']", "buttons => buttons.map(b => b.value.slice(4))");
        return [.. adds.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Fills until no answer brings new questions.</summary>
    private async Task SettleAsync()
    {
        for (var (round, before) = (0, ""); round < 6; round++)
        {
            var names = await NamesAsync();
            var shown = string.Join(',', names);
            if (shown == before) return;
            foreach (var name in names) await ControlAsync(name);
            await QuietAsync();
            before = shown;
            if (!script && await page.Locator($"{Do}[value=refresh]").CountAsync() > 0) await page.ClickAsync($"{Do}[value=refresh]");
        }
    }

    private Task<string[]> NamesAsync() => page.EvalOnSelectorAllAsync<string[]>(
        "form:has(input[name=v]) [data-form-page] :is(input:not([type=hidden]), select, textarea)[name]", "all => [...new Set(all.map(c => c.name))]");

    private async Task ControlAsync(string name)
    {
        if (form.Find(name) is not { } field) return;
        var node = sample.Get(name);
        var place = $"[name='{name}']";
        switch (field.Type)
        {
            case FieldType.File:
                if (node is not null && await page.Locator($"[name='{name}.remove'], [name='{name}.upload']").CountAsync() == 0) await page.SetInputFilesAsync(place, Pdf("lý lịch khoa học.pdf"));
                break;
            case FieldType.Multi:
                foreach (var chosen in node as JsonArray ?? []) await page.CheckAsync($"{place}[value='{chosen}']");
                break;
            case FieldType.Bool when await page.Locator($"{place}[type=checkbox]").CountAsync() > 0:
                await page.SetCheckedAsync($"{place}[type=checkbox]", node?.GetValue<bool>() == true);
                break;
            default:
                await ChooseAsync(place, field.Type == FieldType.Address ? node?.ToString() ?? (name.EndsWith("province_code", StringComparison.Ordinal) ? "79" : "") : FieldDisplay.Typed(field, node));
                break;
        }
    }

    private async Task ChooseAsync(string place, string value)
    {
        var control = page.Locator($"form:has(input[name=v]) {place}:not([type=hidden])").First;
        if (!await control.IsEditableAsync()) return;
        if (await page.Locator($"{place}[type=radio]").CountAsync() > 0)
        {
            if (value.Length > 0) await page.CheckAsync($"{place}[type=radio][value='{value}']");
        }
        else if (await page.Locator($"select{place}").CountAsync() > 0) await ChooseInListAsync(control, value);
        else if (await control.InputValueAsync() != value)
        {
            await control.FillAsync(value);
            await control.BlurAsync();
        }
    }

    // Wards come with their province: on the first round the list does not have them yet.
    private static async Task ChooseInListAsync(ILocator list, string value)
    {
        if (await list.InputValueAsync() != value && await list.Locator($"option[value='{value}']").CountAsync() > 0) await list.SelectOptionAsync(value);
    }
}
