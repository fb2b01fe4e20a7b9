using Saola.Engines.Cases;
using Saola.Engines.Documents.Model;
using Saola.Engines.Documents.Slips;
using Saola.Kernel;

namespace Saola.Modules.PublicServices.Slips;

/// <summary>The result as a document: number, text as drafted, signer, QR code of the public page.</summary>
internal sealed class ResultDocuments(SlipFacts facts, ResultTexts texts)
{
    /// <summary>The latest edition, drafted or issued.</summary>
    public Task<SaolaDocument> DocumentAsync(CaseDetails dossier, CancellationToken cancellationToken) =>
        DocumentAsync(dossier, dossier.Result ?? throw new InvalidOperationException($"{dossier.Row.Number} has no result."), signedDigitally: false, cancellationToken);

    /// <summary>One edition; with room for digital signatures where it gets them.</summary>
    public async Task<SaolaDocument> DocumentAsync(CaseDetails dossier, ResultView result, bool signedDigitally, CancellationToken cancellationToken)
    {
        var body = texts.Of(dossier, result);
        var at = result.NumberedAt ?? result.IssuedAt ?? result.SignedAt ?? dossier.Row.FiledAt;
        var number = result.Number ?? Texts.Say("Result.NoNumberYet");
        var (kind, about) = Title(result.Title);
        var signer = await facts.SignerAsync(result.SignedBy, "board", result.SignedAt ?? at, Texts.Say("Result.SignerTitle"), result.SignedOnBehalfOf, cancellationToken);
        return new ResultDocument
        {
            Head = facts.Head, Number = number, Kind = kind, About = about, IssuedAt = at, PublicAddress = facts.ResultAddress(result.VerificationCode),
            Parts = [.. body.Parts.Select(p => Part(p, number, at))],
            Signer = signedDigitally ? signer with { Evidence = null } : signer, IsSignedDigitally = signedDigitally,
            Recipients = new Recipients([Texts.Say("Slip.RecipientApplicant")], $"VT, {facts.UnitName(dossier.Row.UnitCode)}"),
        }.ToDocument();
    }

    // "Giấy chứng nhận đăng ký …" is a type and what it is about.
    private static (string Kind, string About) Title(string title)
    {
        foreach (var kind in new[] { "Giấy chứng nhận", "Giấy xác nhận", "Giấy công nhận", "Giấy phép", "Quyết định", "Thông báo", "Chứng chỉ" })
            if (title.StartsWith(kind, StringComparison.OrdinalIgnoreCase) && title.Length > kind.Length + 1)
                return (kind, char.ToUpperInvariant(title[kind.Length + 1]) + title[(kind.Length + 2)..]);
        return (title, "");
    }

    private static ResultPart Part(ResultBodyPart part, string number, DateTimeOffset at) => part.Kind switch
    {
        "line" => new ResultFacts([new ResultFact(part.Label ?? "", Filled(part.Value, number, at))]),
        "table" => new ResultTable([.. part.Columns!.Select(c => new ResultColumn(c, 1))], part.Rows!),
        _ => new ResultText([Filled(part.Value, number, at)]),
    };

    private static string Filled(string? text, string number, DateTimeOffset at) => (text ?? "")
        .Replace("{result.number}", number, StringComparison.Ordinal)
        .Replace("{result.date}", VietnameseFormats.Day(VietnamTime.Day(at)), StringComparison.Ordinal);
}
