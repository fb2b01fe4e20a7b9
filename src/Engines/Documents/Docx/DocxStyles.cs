using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Saola.Engines.Documents.Model;

namespace Saola.Engines.Documents.Docx;

/// <summary>Defaults and the few named styles of the file, and its settings.</summary>
internal static class DocxStyles
{
    /// <summary>Style of the document's title.</summary>
    public const string Title = "Title";

    /// <summary>Style of headings inside it.</summary>
    public const string Heading = "Heading1";

    /// <summary>Adds styles and settings.</summary>
    public static void AddTo(MainDocumentPart main, SaolaDocument document)
    {
        main.AddNewPart<StyleDefinitionsPart>("styles").Styles = new Styles(
            new DocDefaults(
                new RunPropertiesDefault(new RunPropertiesBaseStyle(
                    DocxText.Fonts(document.Typeface),
                    new FontSize { Val = DocxText.HalfPoints(document.Scale.Body) },
                    new FontSizeComplexScript { Val = DocxText.HalfPoints(document.Scale.Body) },
                    new Languages { Val = document.Info.Language, EastAsia = document.Info.Language })),
                new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(
                    new SpacingBetweenLines { Before = "0", After = "0", Line = "240", LineRule = LineSpacingRuleValues.Auto }))),
            new Style(new StyleName { Val = "Normal" }) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true },
            Named(Title, "Title"),
            Named(Heading, "heading 1"));
        main.AddNewPart<DocumentSettingsPart>("settings").Settings = new Settings(
            new Compatibility(new CompatibilitySetting
            {
                Name = CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15",
            }));
    }

    // The look is written at each paragraph; the style says what it is, for outlines and screen readers.
    private static Style Named(string id, string name) =>
        new(new StyleName { Val = name }, new BasedOn { Val = "Normal" }, new NextParagraphStyle { Val = "Normal" })
        {
            Type = StyleValues.Paragraph, StyleId = id,
        };
}
