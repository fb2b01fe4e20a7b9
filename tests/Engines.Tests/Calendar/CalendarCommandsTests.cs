using System.CommandLine;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Saola.Engines.Calendar.Commands;
using Saola.Kernel;
using Saola.Web.Composition;
using Xunit;

namespace Saola.Engines.Tests.Calendar;

public sealed class CalendarCommandsTests
{
    [Theory]
    [InlineData("--from 2026-02-13T15:30 --term 10wd", "2026-03-06T17:00:00+07:00")]
    [InlineData("--from 2026-02-13T16:55 --term 8h", "2026-02-23T16:55:00+07:00")]
    [InlineData("--from 2026-01-09T16:55 --term 1wd", "2026-01-10T17:00:00+07:00")]
    [InlineData("--from 2026-01-31T10:00 --term 1m", "2026-03-02T17:00:00+07:00")]
    [InlineData("--from 2026-04-25T11:45 --term 4h", "2026-04-28T11:30:00+07:00")]
    [InlineData("--from 2023-07-12T11:30 --term 4h --pause 2023-07-12T16:03/2023-07-13T15:32", "2023-07-13T16:29:00+07:00")]
    [InlineData("--from 2026-03-02T08:00 --term 5wd --pause 2026-03-03T08:00/2026-03-03T09:00 --pause 2026-03-05T08:00/2026-03-05T09:00", "2026-03-10T09:30:00+07:00")]
    [InlineData("--from 2026-03-02T08:00 --term 5wd --pause 2026-03-04T08:00/ --now 2026-03-04T09:00", "2026-03-10T08:30:00+07:00")]
    [InlineData("--from 2026-03-03T15:20 --term 0wd --cut-off 15:00", "2026-03-04T17:00:00+07:00")]
    [InlineData("--from 2026-02-13T08:30:00Z --term 10wd --unit office", "2026-03-06T17:00:00+07:00")]
    [InlineData("--from 2026-02-13T15:30 --term none", null)]
    public async Task Due_answers_the_instant_and_how_it_was_counted(string options, string? due)
    {
        var (code, output, error) = await RunAsync("due " + options, json: true);
        Assert.Equal((0, ""), (code, error));
        var answer = JsonDocument.Parse(output).RootElement;
        Assert.Equal(due, answer.GetProperty("due").GetString());
        Assert.True(answer.GetProperty("steps").GetArrayLength() >= 2);
        Assert.All(answer.GetProperty("steps").EnumerateArray(), step => Assert.NotEqual("", step.GetProperty("vi").GetString()));
    }

    [Fact]
    public async Task A_due_date_that_may_change_says_so()
    {
        var (_, output, _) = await RunAsync("due --from 2026-11-23T16:55 --term 8h", json: true);
        var answer = JsonDocument.Parse(output).RootElement;
        Assert.True(answer.GetProperty("provisional").GetBoolean());
        Assert.Equal("2026-11-24", answer.GetProperty("provisionalDays")[0].GetProperty("date").GetString());
    }

    [Fact]
    public async Task Due_in_words_ends_with_the_due_date()
    {
        var (_, output, _) = await RunAsync("due --from 2026-02-13T15:30 --term 10wd", json: false);
        Assert.Contains("17:00, thứ Sáu 06/03/2026", output.TrimEnd().Split('\n')[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--from 2026-02-13T15:30 --to 2026-03-06T17:00 --unit wd", 10, null)]
    [InlineData("--from 2026-03-03T11:00 --to 2026-03-03T14:00 --unit h", 1.5, 90L)]
    [InlineData("--from 2026-03-03T11:00 --to 2026-03-03T11:00 --unit h", 0, 0L)]
    public async Task Between_answers_hours_or_whole_working_days(string options, double value, long? minutes)
    {
        var (code, output, _) = await RunAsync("between " + options, json: true);
        var answer = JsonDocument.Parse(output).RootElement;
        Assert.Equal(0, code);
        Assert.Equal(value, answer.GetProperty("value").GetDouble());
        Assert.Equal(minutes, answer.GetProperty("minutes") is { ValueKind: JsonValueKind.Number } number ? number.GetInt64() : null);
    }

    [Theory]
    [InlineData("due --from 2026-02-30T15:30 --term 10wd", "--from")]
    [InlineData("due --from hôm-nay --term 10wd", "--from")]
    [InlineData("due --from 1990-01-01T08:00 --term 10wd", "--from")]
    [InlineData("due --from 2026-02-13T15:30 --term 10x", "--term")]
    [InlineData("due --from 2026-02-13T15:30 --term 10wd --pause 2026-02-24T08:00", "--pause")]
    [InlineData("due --from 2026-02-13T15:30 --term 10wd --pause 2026-02-25T08:00/2026-02-24T08:00", "--pause")]
    [InlineData("due --from 2026-02-13T15:30 --term 10wd --cut-off trưa", "--cut-off")]
    [InlineData("due --from 2099-12-31T15:30 --term 10wd", "2099")]
    [InlineData("between --from 2026-03-04T08:00 --to 2026-03-03T08:00 --unit h", "--to")]
    public async Task What_cannot_be_read_is_refused_with_the_option_named(string line, string named)
    {
        var (code, output, error) = await RunAsync(line, json: true);
        Assert.Equal((1, ""), (code, output));
        Assert.Contains(named, error, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(string line, bool json)
    {
        using StringWriter output = new(), error = new();
        var root = new RootCommand { new CalendarCommands(new Host(output, error, json)).Create() };
        var code = await root.Parse("calendar " + line).InvokeAsync();
        return (code, output.ToString(), error.ToString());
    }

    private sealed class Host(TextWriter output, TextWriter error, bool json) : ICommandHost
    {
        public async Task<int> RunAsync(ParseResult parsed, bool needsDatabase, Func<CommandScope, CancellationToken, Task<int>> work, CancellationToken cancellationToken)
        {
            Assert.False(needsDatabase);
            var services = new ServiceCollection().AddSingleton(new SaolaSettings { CatalogFolder = "absent" }).AddSingleton<TimeProvider>(new FakeTimeProvider());
            await using var provider = services.BuildServiceProvider();
            return await work(new CommandScope(provider, new CommandOutput(output, error, json, terminal: false)), cancellationToken);
        }
    }
}
