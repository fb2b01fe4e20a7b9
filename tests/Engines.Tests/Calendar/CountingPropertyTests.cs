using CsCheck;
using Saola.Engines.Calendar;
using Saola.Kernel;
using Xunit;

namespace Saola.Engines.Tests.Calendar;

public sealed class CountingPropertyTests
{
    private static readonly WorkingCalendar Calendar = CountingTable.Shipped;
    private static readonly SlowCounter Slow = new(Calendar.Days);

    private static readonly int[] Edges = [0, 449, 450, 689, 690, 705, 779, 780, 1015, 1019, 1020, 1021, 1439];

    // Half of the instants lie on the edges where mistakes are made.
    private static readonly Gen<int> MinuteOfDay = Gen.Frequency(
        (1, Gen.Int[0, 1439]), (1, Gen.Int[0, 12].Select(i => Edges[i])));

    private static readonly Gen<DateTime> Instants =
        from day in Gen.Int[0, 2_750]
        from minute in MinuteOfDay
        select new DateTime(2020, 1, 1).AddDays(day).AddMinutes(minute);

    private static readonly Gen<TermPhase> Phases = Gen.OneOf(
        Gen.Int[1, 60].Select(amount => new TermPhase(amount, TermUnit.WorkingHours)),
        Gen.Int[0, 30].Select(amount => new TermPhase(amount, TermUnit.WorkingDays)),
        Gen.Int[1, 60].Select(amount => new TermPhase(amount, TermUnit.CalendarDays)),
        Gen.Int[1, 6].Select(amount => new TermPhase(amount, TermUnit.Months)));

    private static readonly Gen<Term> Terms = Phases.Array[1, 3].Select(phases => Term.Of(phases));

    private static readonly Gen<(int Days, int Minute, int Length)[]> PauseShapes =
        Gen.Select(Gen.Int[0, 40], MinuteOfDay, Gen.Frequency((3, Gen.Int[0, 600]), (1, Gen.Int[0, 6_000]))).Array[0, 10];

    [Fact]
    public void The_fast_count_agrees_with_the_minute_by_minute_count() =>
        Gen.Select(Instants, Terms, PauseShapes).Sample((from, term, shapes) =>
        {
            var pauses = PausesFrom(from, shapes);
            var slow = Slow.Due(from, term, pauses);
            Assert.Equal(slow, Local(Calendar.Due(VietnamTime.Instant(from), term, Pauses(pauses)).Due!.Value));
        }, iter: 400);

    [Fact]
    public void Working_time_agrees_with_the_minute_by_minute_count() =>
        Gen.Select(Instants, Gen.Int[0, 30_000]).Sample((from, length) =>
        {
            var to = from.AddMinutes(length);
            Assert.Equal(Slow.WorkedMinutes(from, to), (int)Calendar.WorkingTime(VietnamTime.Instant(from), VietnamTime.Instant(to)).TotalMinutes);
        }, iter: 400);

    [Fact]
    public void Effective_reception_agrees_with_the_minute_by_minute_count() =>
        Instants.Sample(from => Assert.Equal(Slow.Effective(from), Local(Calendar.Effective(VietnamTime.Instant(from)))), iter: 1_000);

    [Fact]
    public void What_is_received_later_is_never_due_earlier() =>
        Gen.Select(Instants, Gen.Int[0, 20_000], Terms).Sample((from, later, term) =>
            Assert.True(Calendar.Due(VietnamTime.Instant(from), term).Due <= Calendar.Due(VietnamTime.Instant(from.AddMinutes(later)), term).Due),
            iter: 3_000);

    [Fact]
    public void A_longer_term_is_never_due_earlier() =>
        Gen.Select(Instants, Phases).Sample((from, phase) =>
            Assert.True(DueOf(from, phase) <= DueOf(from, phase with { Amount = phase.Amount + 1 })),
            iter: 3_000);

    [Fact]
    public void A_due_instant_is_never_before_the_effective_reception_and_is_the_end_of_working_time() =>
        Gen.Select(Instants, Terms).Sample((from, term) =>
        {
            var date = Calendar.Due(VietnamTime.Instant(from), term);
            Assert.True(date.Due >= date.Effective);
            Assert.True(Calendar.IsWorkingTime(date.Due!.Value.AddMinutes(-1)));
        }, iter: 3_000);

    [Fact]
    public void One_more_pause_never_makes_a_due_date_earlier() =>
        Gen.Select(Instants, Phases, PauseShapes).Where(sample => sample.Item3.Length > 0).Sample((from, phase, shapes) =>
        {
            var pauses = Pauses(PausesFrom(from, shapes));
            var term = Term.Of(phase);
            Assert.True(Calendar.Due(VietnamTime.Instant(from), term, pauses[1..]).Due <= Calendar.Due(VietnamTime.Instant(from), term, pauses).Due);
        }, iter: 3_000);

    [Fact]
    public void A_pause_in_time_moves_a_due_date_by_its_working_time() =>
        Gen.Select(Instants, Gen.Int[1, 60], Gen.Int[0, 480], Gen.Int[1, 6_000]).Sample((from, hours, offset, length) =>
        {
            var received = Calendar.Effective(VietnamTime.Instant(from));
            var before = Calendar.Due(received, Term.Hours(hours + 8)).Due!.Value;
            var start = Calendar.AddWorkingTime(received, TimeSpan.FromMinutes(offset));
            var pause = new Pause(start, start.AddMinutes(length));
            var after = Calendar.Due(received, Term.Hours(hours + 8), [pause]).Due!.Value;
            Assert.Equal(Calendar.WorkingTime(pause.Start, pause.End!.Value), Calendar.WorkingTime(before, after));
        }, iter: 3_000);

    [Fact]
    public void The_order_of_the_pauses_does_not_matter() =>
        Gen.Select(Instants, Terms, PauseShapes).Sample((from, term, shapes) =>
        {
            var pauses = Pauses(PausesFrom(from, shapes));
            var turned = pauses.Reverse().ToArray();
            Assert.Equal(Calendar.Due(VietnamTime.Instant(from), term, pauses), Calendar.Due(VietnamTime.Instant(from), term, turned));
        }, iter: 1_000);

    [Fact]
    public void Between_gives_back_the_hours_that_due_went_on() =>
        Gen.Select(Instants, Gen.Int[1, 400]).Sample((from, hours) =>
        {
            var date = Calendar.Due(VietnamTime.Instant(from), Term.Hours(hours));
            Assert.Equal(TimeSpan.FromHours(hours), Calendar.WorkingTime(VietnamTime.Instant(from), date.Due!.Value));
        }, iter: 3_000);

    [Fact]
    public void Between_gives_back_the_working_days_that_due_went_on() =>
        Gen.Select(Instants, Gen.Int[0, 200]).Sample((from, days) =>
        {
            var date = Calendar.Due(VietnamTime.Instant(from), Term.WorkingDays(days));
            var nextMidnight = VietnamTime.Instant(VietnamTime.Day(date.Effective).AddDays(1), TimeOnly.MinValue);
            Assert.Equal(days, Calendar.WorkingDays(nextMidnight, date.Due!.Value));
        }, iter: 3_000);

    [Fact]
    public void Working_time_adds_up_over_any_instant_between() =>
        Gen.Select(Instants, Gen.Int[0, 50_000], Gen.Int[0, 50_000]).Sample((from, first, second) =>
        {
            var (start, middle) = (VietnamTime.Instant(from), VietnamTime.Instant(from.AddMinutes(first)));
            var end = middle.AddMinutes(second);
            Assert.Equal(Calendar.WorkingTime(start, end), Calendar.WorkingTime(start, middle) + Calendar.WorkingTime(middle, end));
        }, iter: 3_000);

    private static DateTimeOffset? DueOf(DateTime from, TermPhase phase) => Calendar.Due(VietnamTime.Instant(from), Term.Of(phase)).Due;

    private static DateTime Local(DateTimeOffset instant) => VietnamTime.Local(instant);

    private static List<(DateTime Start, DateTime End)> PausesFrom(DateTime from, (int Days, int Minute, int Length)[] shapes) =>
        [.. shapes.Select(shape => from.Date.AddDays(shape.Days).AddMinutes(shape.Minute)).Zip(shapes, (start, shape) => (start, start.AddMinutes(shape.Length)))];

    private static Pause[] Pauses(IEnumerable<(DateTime Start, DateTime End)> pauses) =>
        [.. pauses.Select(pause => new Pause(VietnamTime.Instant(pause.Start), VietnamTime.Instant(pause.End)))];
}
