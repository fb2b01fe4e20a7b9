using System.Net;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using netDumbster.smtp;
using Saola.Data;
using Saola.Engines.Messages;
using Saola.Engines.Messages.Desk;
using Saola.Engines.Messages.Mailing;
using Saola.Engines.Messages.Model;
using Saola.TestKit;
using Xunit;

namespace Saola.Engines.Tests.Messages;

public sealed class MailTests
{
    [Theory, OnBothDatabases]
    public async Task A_mail_server_gets_subject_text_link_and_file_in_Vietnamese(DatabaseKind database)
    {
        using var server = SimpleSmtpServer.Start(FreePort());
        await using var host = await MessagesSamples.SmtpAsync(database, server.Configuration.Port);
        await host.QueueAsync(MessagesSamples.Notice() with { Files = [OneFile.Id] });

        await host.RunJobsAsync();

        var message = await ReadAsync(Assert.Single(server.ReceivedEmail).Data);
        var row = Assert.Single(await host.MailsAsync());
        Assert.Equal("Hồ sơ đã được tiếp nhận", message.Subject);
        Assert.Contains("trước 17:00, thứ Hai 30/11/2026", message.TextBody, StringComparison.Ordinal);
        Assert.Contains("http://localhost:5080/ho-so/1", message.TextBody, StringComparison.Ordinal);
        Assert.Contains("<a href=\"http://localhost:5080/ho-so/1\">", message.HtmlBody, StringComparison.Ordinal);
        Assert.Equal("Phiếu tiếp nhận.pdf", Assert.IsAssignableFrom<MimePart>(Assert.Single(message.Attachments)).FileName);
        Assert.Equal(row.MessageId, message.MessageId);
        Assert.Equal("sao@saola.test", ((MailboxAddress)message.To[0]).Address);
        Assert.Equal(MailState.Sent, row.State);
    }

    [Theory, OnBothDatabases]
    public async Task Files_that_are_too_large_stay_on_the_site_and_the_mail_says_so(DatabaseKind database)
    {
        using var server = SimpleSmtpServer.Start(FreePort());
        await using var host = await MessagesSamples.SmtpAsync(database, server.Configuration.Port, MailWriter.MostAttachedBytes + 1);
        await host.QueueAsync(MessagesSamples.Notice() with { Files = [OneFile.Id] });

        await host.RunJobsAsync();

        var message = await ReadAsync(Assert.Single(server.ReceivedEmail).Data);
        Assert.Empty(message.Attachments);
        Assert.Contains("Tệp kèm theo khá lớn", message.TextBody, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_mail_waits_for_a_server_that_is_down_and_goes_out_once(DatabaseKind database)
    {
        var port = FreePort();
        await using var host = await MessagesSamples.SmtpAsync(database, port);
        await host.QueueAsync(MessagesSamples.Notice());

        var down = await host.RunJobsAsync();
        using var server = SimpleSmtpServer.Start(port);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        var up = await host.RunJobsAsync();
        await host.RunJobsAsync();

        Assert.Equal((1, 1), (down.Failed, up.Done));
        Assert.Single(server.ReceivedEmail);
    }

    [Theory, OnBothDatabases]
    public async Task A_connection_that_dies_after_the_text_stops_and_asks(DatabaseKind database)
    {
        await using var server = new ScriptedSmtpServer(answerToText: null);
        await using var host = await MessagesSamples.SmtpAsync(database, server.Port);
        await host.QueueAsync(MessagesSamples.Notice());

        await host.RunJobsAsync();
        host.Clock.Advance(TimeSpan.FromHours(2));
        await host.RunJobsAsync();

        var mail = Assert.Single(await host.MailsAsync());
        Assert.Equal((MailState.Uncertain, 1), (mail.State, mail.Attempts));
        Assert.Single(server.Texts);
    }

    [Theory, OnBothDatabases]
    public async Task An_uncertain_mail_that_is_sent_again_carries_the_same_message_id(DatabaseKind database)
    {
        await using var server = new ScriptedSmtpServer(answerToText: null);
        await using var host = await MessagesSamples.SmtpAsync(database, server.Port);
        await host.QueueAsync(MessagesSamples.Notice());
        await host.RunJobsAsync();
        var mail = (await host.MailsAsync())[0];

        var again = await host.InScopeAsync(services => services.GetRequiredService<MailDesk>().SendAgainAsync(mail.Id, CancellationToken.None));
        await host.RunJobsAsync();

        Assert.True(again.IsDone);
        Assert.Equal(2, server.Texts.Count);
        Assert.All(server.Texts, text => Assert.Contains(mail.MessageId, text, StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task An_uncertain_mail_that_arrived_is_marked_as_sent_once(DatabaseKind database)
    {
        await using var server = new ScriptedSmtpServer(answerToText: null);
        await using var host = await MessagesSamples.SmtpAsync(database, server.Port);
        await host.QueueAsync(MessagesSamples.Notice());
        await host.RunJobsAsync();
        var id = (await host.MailsAsync())[0].Id;

        var first = await host.InScopeAsync(services => services.GetRequiredService<MailDesk>().MarkSentAsync(id, CancellationToken.None));
        var second = await host.InScopeAsync(services => services.GetRequiredService<MailDesk>().SendAgainAsync(id, CancellationToken.None));

        Assert.True(first.IsDone);
        Assert.Equal("messages.settled", second.Faults[0].Code);
        Assert.Equal(MailState.Sent, (await host.MailsAsync())[0].State);
    }

    [Theory, OnBothDatabases]
    public async Task A_process_that_died_while_the_text_went_out_leaves_an_uncertain_mail(DatabaseKind database)
    {
        await using var server = new ScriptedSmtpServer("250 ok");
        await using var host = await MessagesSamples.SmtpAsync(database, server.Port);
        await host.QueueAsync(MessagesSamples.Notice());
        await host.InScopeAsync(services => services.GetRequiredService<AppDbContext>().Set<Mail>().ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MailState.Sending)));

        await host.RunJobsAsync();

        Assert.Equal(MailState.Uncertain, (await host.MailsAsync())[0].State);
        Assert.Empty(server.Texts);
    }

    [Theory, OnBothDatabases]
    public async Task A_recipient_that_the_server_does_not_know_is_refused_with_its_words(DatabaseKind database)
    {
        await using var server = new ScriptedSmtpServer("250 ok", answerToRecipient: "550 no such user");
        await using var host = await MessagesSamples.SmtpAsync(database, server.Port);
        await host.QueueAsync(MessagesSamples.Notice());

        await host.RunJobsAsync();

        var mail = (await host.MailsAsync())[0];
        Assert.Equal(MailState.Refused, mail.State);
        Assert.Contains("no such user", mail.LastError, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_connection_that_dies_before_the_text_is_tried_again(DatabaseKind database)
    {
        await using var server = new ScriptedSmtpServer("250 ok", answerToRecipient: "");
        await using var host = await MessagesSamples.SmtpAsync(database, server.Port);
        await host.QueueAsync(MessagesSamples.Notice());

        Assert.Equal(1, (await host.RunJobsAsync()).Failed);
        Assert.Equal(MailState.Queued, (await host.MailsAsync())[0].State);
    }

    [Theory, OnBothDatabases]
    public async Task Without_a_mail_server_mails_are_held_and_lost_to_nobody(DatabaseKind database)
    {
        await using var host = await MessagesSamples.SmtpAsync(database, port: 0);
        await host.QueueAsync(MessagesSamples.Notice());

        await host.RunJobsAsync();

        Assert.Equal(MailState.Held, (await host.MailsAsync())[0].State);
    }

    [Theory, OnBothDatabases]
    public async Task A_line_break_in_a_subject_does_not_become_a_header(DatabaseKind database)
    {
        using var server = SimpleSmtpServer.Start(FreePort());
        await using var host = await MessagesSamples.SmtpAsync(database, server.Configuration.Port);
        await host.InScopeAsync(services => services.GetRequiredService<UnitOfWork>().RunAsync(
            token => services.GetRequiredService<IMailQueue>().EnqueueMailAsync("a@saola.test", "Mã\r\nBcc: b@saola.test", "Nội dung <b>", null, token), CancellationToken.None));

        await host.RunJobsAsync();

        var message = await ReadAsync(Assert.Single(server.ReceivedEmail).Data);
        Assert.Empty(message.Bcc);
        Assert.Equal("Mã Bcc: b@saola.test", message.Subject);
        Assert.Contains("Nội dung &lt;b&gt;", message.HtmlBody, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task An_address_that_is_none_is_refused_and_not_tried_for_ever(DatabaseKind database)
    {
        await using var host = await MessagesSamples.DemonstrationAsync(database);
        await host.InScopeAsync(services => services.GetRequiredService<UnitOfWork>().RunAsync(
            token => services.GetRequiredService<IMailQueue>().EnqueueMailAsync("không phải", "x", "y", null, token), CancellationToken.None));

        Assert.Equal(1, (await host.RunJobsAsync()).Done);
        Assert.Equal(MailState.Refused, (await host.MailsAsync())[0].State);
    }

    private static async Task<MimeMessage> ReadAsync(string data)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(data));
        return await MimeMessage.LoadAsync(stream);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
