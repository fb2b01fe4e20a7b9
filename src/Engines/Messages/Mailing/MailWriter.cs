using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using MimeKit;
using MimeKit.Utils;
using Saola.Engines.Files;
using Saola.Engines.Messages.Model;
using Saola.Kernel;
using Saola.Web;

namespace Saola.Engines.Messages.Mailing;

/// <summary>Writes the message: text, the same as simple HTML, and the files where they are not too large together.</summary>
internal sealed class MailWriter(
    MailSettings settings, SaolaSettings common, IOptions<SiteOptions> site, IStringLocalizer<Texts> texts, IServiceProvider services)
{
    /// <summary>More than this is refused by many mail servers; such files are read on the site.</summary>
    public const long MostAttachedBytes = 8L * 1024 * 1024;

    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    public async Task<MimeMessage> WriteAsync(Mail mail, CancellationToken cancellationToken)
    {
        var message = new MimeMessage { MessageId = mail.MessageId, Subject = mail.Subject, Date = mail.CreatedAt.ToOffset(VietnamTime.Offset) };
        message.From.Add(new MailboxAddress(settings.FromName ?? site.Value.Name, settings.Sender));
        message.To.Add(MailboxAddress.Parse(mail.Address));
        // Answers of machines (holidays, list software) to a machine are not wanted.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        var attachments = await AttachmentsAsync(mail, cancellationToken);
        var text = TextOf(mail, leftOut: mail.Files.Count > 0 && attachments.Count == 0);
        var body = new BodyBuilder { TextBody = text, HtmlBody = HtmlOf(mail.Subject, text) };
        foreach (var (file, content) in attachments) await AttachAsync(body, file, content, cancellationToken);
        message.Body = body.ToMessageBody();
        return message;
    }

    /// <summary>The text as it is read, with the link and the sender's name.</summary>
    public string TextOf(Mail mail, bool leftOut)
    {
        var parts = new List<string> { mail.Body.Trim() };
        if (mail.Link is { } link) parts.Add(texts["Mail.Link", link.StartsWith('/') ? common.PublicAddress + link : link]);
        if (leftOut) parts.Add(texts["Mail.FilesOnSite"]);
        parts.Add($"--\n{site.Value.Name}\n{texts["Mail.Footer"]}");
        return string.Join("\n\n", parts);
    }

    private static string HtmlOf(string subject, string text)
    {
        var paragraphs = text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(p => $"<p>{Linked(p).Replace("\n", "<br>\n", StringComparison.Ordinal)}</p>");
        return $"""
            <!doctype html>
            <html lang="vi"><head><meta charset="utf-8"><title>{Html.Encode(subject)}</title></head>
            <body style="font-family: Arial, sans-serif; font-size: 16px; line-height: 1.5; color: #1c1c1c; max-width: 40em">
            {string.Join("\n", paragraphs)}
            </body></html>
            """;
    }

    private static string Linked(string text) => string.Concat(TextPieces.Of(text).Select(piece => (Html.Encode(piece.Text), piece.IsLink) switch
    {
        (var address, true) => $"<a href=\"{address}\">{address}</a>",
        (var words, _) => words.Replace("&#xA;", "\n", StringComparison.Ordinal),
    }));

    // The engine of files stands below; where it is left out, notices go without files.
    private async Task<IReadOnlyList<(StoredFile File, Stream Content)>> AttachmentsAsync(Mail mail, CancellationToken cancellationToken)
    {
        if (mail.Files.Count == 0 || services.GetService<IFiles>() is not { } files) return [];
        var found = await files.FindAsync(mail.Files, cancellationToken);
        if (found.Values.Sum(f => f.Size) > MostAttachedBytes) return [];
        var opened = new List<(StoredFile, Stream)>();
        foreach (var id in mail.Files)
            if (found.TryGetValue(id, out var file)) opened.Add((file, await files.OpenAsync(id, "messages.send", cancellationToken)));
        return opened;
    }

    private static async Task AttachAsync(BodyBuilder body, StoredFile file, Stream content, CancellationToken cancellationToken)
    {
        await using (content)
        {
            var part = await body.Attachments.AddAsync(file.Name, content, ContentType.Parse(file.MediaType), cancellationToken);
            part.ContentId = MimeUtils.GenerateMessageId();
        }
    }
}
