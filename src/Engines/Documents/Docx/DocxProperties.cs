using System.Globalization;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using Saola.Engines.Documents.Model;

namespace Saola.Engines.Documents.Docx;

/// <summary>
/// Title, author, language and dates of the file. Written by hand: the package library gives this part a name drawn by lot,
/// and then no two files are alike.
/// </summary>
internal static class DocxProperties
{
    private static readonly XNamespace Core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    private static readonly XNamespace Dublin = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Terms = "http://purl.org/dc/terms/";
    private static readonly XNamespace Instance = "http://www.w3.org/2001/XMLSchema-instance";

    /// <summary>Adds the part.</summary>
    public static void AddTo(WordprocessingDocument package, DocumentInfo info)
    {
        var properties = new XElement(Core + "coreProperties",
            new XAttribute(XNamespace.Xmlns + "cp", Core), new XAttribute(XNamespace.Xmlns + "dc", Dublin),
            new XAttribute(XNamespace.Xmlns + "dcterms", Terms), new XAttribute(XNamespace.Xmlns + "xsi", Instance),
            new XElement(Dublin + "title", info.Title),
            new XElement(Dublin + "subject", info.Key),
            new XElement(Dublin + "creator", info.Author),
            new XElement(Dublin + "language", info.Language),
            Date("created", info.IssuedAt),
            Date("modified", info.IssuedAt));
        using var stream = package.AddNewPart<CoreFilePropertiesPart>("properties").GetStream(FileMode.Create, FileAccess.Write);
        new XDocument(properties).Save(stream);
    }

    private static XElement Date(string name, DateTimeOffset instant) => new(
        Terms + name,
        new XAttribute(Instance + "type", "dcterms:W3CDTF"),
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
}
