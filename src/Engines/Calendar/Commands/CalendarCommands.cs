using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Saola.Engines.Calendar.Catalogue;
using Saola.Kernel;
using Saola.Web.Composition;

namespace Saola.Engines.Calendar.Commands;

/// <summary>
/// <c>./saola calendar …</c>: counts with the days of the catalogue, so that it answers beside a running program and without a database;
/// <c>--edits</c> counts with what administrators have changed as well.
/// </summary>
internal sealed class CalendarCommands(ICommandHost host)
{
    private readonly Option<string> _from = Required("--from", "Command.From");
    private readonly Option<bool> _edits = new("--edits") { Description = Words("Command.Edits") };

    public Command Create()
    {
        var command = new Command("calendar", Words("Command.Calendar"));
        command.Add(Due());
        command.Add(Between());
        return command;
    }

    private Command Due()
    {
        var term = Required("--term", "Command.Term");
        var (unit, cutOff, now) = (Optional("--unit", "Command.Unit"), Optional("--cut-off", "Command.CutOff"), Optional("--now", "Command.Now"));
        var pauses = new Option<string[]>("--pause") { Description = Words("Command.Pause"), AllowMultipleArgumentsPerToken = false };
        var command = new Command("due", Words("Command.Due")) { _from, term, unit, pauses, cutOff, now, _edits };
        command.SetAction((parsed, token) => host.RunAsync(parsed, parsed.GetValue(_edits), async (scope, cancellation) =>
        {
            var clock = scope.Services.GetRequiredService<TimeProvider>();
            var input = new DueInput(
                parsed.GetValue(_from)!, parsed.GetValue(term)!, parsed.GetValue(pauses) ?? [], parsed.GetValue(cutOff), parsed.GetValue(now));
            var request = input.Read(clock);
            if (!request.IsDone) return scope.Output.Refuse(request.Faults);
            var calendar = await CalendarAsync(scope, parsed, parsed.GetValue(unit), cancellation);
            return InRange(scope.Output, () => DueAnswer.Print(scope.Output, calendar, request.Value, parsed.GetValue(unit)));
        }, token));
        return command;
    }

    private Command Between()
    {
        var to = Required("--to", "Command.To");
        var unit = new Option<string>("--unit") { Description = Words("Command.BetweenUnit"), Required = true };
        unit.AcceptOnlyFromAmong("h", "wd");
        var hoursOf = Optional("--hours-of", "Command.Unit");
        var command = new Command("between", Words("Command.Between")) { _from, to, unit, hoursOf, _edits };
        command.SetAction((parsed, token) => host.RunAsync(parsed, parsed.GetValue(_edits), async (scope, cancellation) =>
        {
            var (from, until) = (Instants.Read(parsed.GetValue(_from), "--from"), Instants.Read(parsed.GetValue(to), "--to"));
            if (!from.IsDone || !until.IsDone) return scope.Output.Refuse([.. from.Faults, .. until.Faults]);
            if (until.Value < from.Value) return scope.Output.Refuse([new Fault("calendar.order", Words("Fault.Command.Order"), "--to")]);
            var calendar = await CalendarAsync(scope, parsed, parsed.GetValue(hoursOf), cancellation);
            return InRange(scope.Output, () => BetweenAnswer.Print(scope.Output, calendar, from.Value, until.Value, parsed.GetValue(unit)!));
        }, token));
        return command;
    }

    private async Task<WorkingCalendar> CalendarAsync(CommandScope scope, ParseResult parsed, string? unit, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(_edits))
        {
            var calendars = scope.Services.GetRequiredService<ICalendars>();
            await calendars.RefreshAsync(cancellationToken);
            return calendars.For(unit);
        }
        var folder = CalendarEngine.CatalogueFolder(scope.Services.GetRequiredService<SaolaSettings>());
        var content = CalendarCatalogue.Read(CalendarCatalogue.FilesIn(folder), CalendarCatalogue.ShippedFiles);
        foreach (var fault in content.Faults) scope.Output.Line(CalendarWords.Get(null, "Command.Refused", fault));
        return CalendarSet.Of(content).For(unit);
    }

    private static int InRange(CommandOutput output, Action count)
    {
        try
        {
            count();
            return 0;
        }
        catch (ArgumentOutOfRangeException)
        {
            return output.Refuse(CalendarWords.Get(null, "Fault.Range", WorkingCalendar.FirstDay.Year, WorkingCalendar.LastDay.Year));
        }
    }

    private static Option<string> Required(string name, string key) => new(name) { Description = Words(key), Required = true };

    private static Option<string?> Optional(string name, string key) => new(name) { Description = Words(key) };

    private static string Words(string key) => CalendarWords.Get(null, key);
}

/// <summary>What stands on the command line of <c>calendar due</c>.</summary>
internal sealed record DueInput(string From, string Term, IReadOnlyList<string> Pauses, string? CutOff, string? Now)
{
    public Result<DueRequest> Read(TimeProvider clock)
    {
        var faults = new List<Fault>();
        var from = Take(Instants.Read(From, "--from"), faults);
        var term = Engines.Calendar.Term.Read(Term);
        if (!term.IsDone) faults.Add(term.Faults[0] with { Field = "--term" });
        var pauses = Pauses.Select(pause => ReadPause(pause, faults)).ToList();
        var now = Now is null ? clock.GetUtcNow() : Take(Instants.Read(Now, "--now"), faults);
        var cutOff = TimeOnly.TryParseExact(CutOff, ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : (TimeOnly?)null;
        if (CutOff is not null && cutOff is null) faults.Add(new("calendar.cut_off", CalendarWords.Get(null, "Fault.Command.CutOff", CutOff), "--cut-off"));
        return faults.Count > 0
            ? Result<DueRequest>.Refused(faults)
            : new DueRequest { From = from, Term = term.Value, Pauses = pauses, Now = now, CutOff = cutOff };
    }

    private static Pause ReadPause(string text, List<Fault> faults)
    {
        var ends = text.Split('/', 2, StringSplitOptions.TrimEntries);
        if (ends.Length < 2) faults.Add(new("calendar.pause", CalendarWords.Get(null, "Fault.Command.Pause", text), "--pause"));
        else if (ends[1].Length == 0) return new(Take(Instants.Read(ends[0], "--pause"), faults), null);
        else
        {
            var (start, end) = (Take(Instants.Read(ends[0], "--pause"), faults), Take(Instants.Read(ends[1], "--pause"), faults));
            if (end < start) faults.Add(new("calendar.pause", CalendarWords.Get(null, "Fault.Command.PauseOrder", text), "--pause"));
            return new(start, end);
        }
        return default;
    }

    private static DateTimeOffset Take(Result<DateTimeOffset> read, List<Fault> faults)
    {
        if (read.IsDone) return read.Value;
        faults.AddRange(read.Faults);
        return default;
    }
}
