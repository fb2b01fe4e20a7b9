using System.Text.Json;
using CsCheck;
using Saola.Engines.Calendar;
using Xunit;

namespace Saola.Engines.Tests.Calendar;

public sealed class TermTests
{
    [Theory]
    [InlineData("8h", "8h")]
    [InlineData("10wd", "10wd")]
    [InlineData("15d", "15d")]
    [InlineData("1m", "1m")]
    [InlineData(" 5WD + 15 d ", "5wd+15d")]
    [InlineData("5wd,7wd", "5wd+7wd")]
    [InlineData("0wd", "0wd")]
    [InlineData("", "none")]
    [InlineData(null, "none")]
    [InlineData("none", "none")]
    [InlineData("Không quy định", "none")]
    public void A_term_is_read_and_written_in_its_notation(string? text, string written) =>
        Assert.Equal(written, Term.Read(text).Value.ToString());

    [Theory]
    [InlineData("10")]
    [InlineData("wd")]
    [InlineData("-5wd")]
    [InlineData("1.5h")]
    [InlineData("0h")]
    [InlineData("0d")]
    [InlineData("0m")]
    [InlineData("10w")]
    [InlineData("5wd++15d")]
    [InlineData("99999d")]
    [InlineData("99999999999999999999d")]
    public void What_is_no_term_is_refused_with_the_mend(string text)
    {
        var fault = Assert.Single(Term.Read(text).Faults);
        Assert.Equal("calendar.term", fault.Code);
        Assert.Contains("10wd", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("5wd+15d", "5 ngày làm việc, sau đó 15 ngày", "5 working days, then 15 days")]
    [InlineData("1wd", "1 ngày làm việc", "1 working day")]
    [InlineData("8h", "8 giờ làm việc", "8 working hours")]
    [InlineData("1m", "1 tháng", "1 month")]
    [InlineData("0wd", "trong ngày làm việc", "within the working day")]
    [InlineData("none", "không quy định", "no term set")]
    public void A_term_is_said_in_both_languages(string term, string vietnamese, string english)
    {
        Assert.Equal(vietnamese, Term.Parse(term).Words(CalendarWords.Vietnamese));
        Assert.Equal(english, Term.Parse(term).Words(CalendarWords.English));
    }

    [Fact]
    public void A_term_survives_its_notation_and_json() =>
        Gen.Select(Gen.Int[1, 120], Gen.Enum<TermUnit>()).Select((amount, unit) => new TermPhase(amount, unit)).Array[0, 4].Sample(phases =>
        {
            var term = Term.Of(phases);
            Assert.Equal(term, Term.Parse(term.ToString()));
            Assert.Equal(term, JsonSerializer.Deserialize<Term>(JsonSerializer.Serialize(term)));
            Assert.Equal(term.GetHashCode(), Term.Parse(term.ToString()).GetHashCode());
        }, iter: 500);

    [Fact]
    public void Terms_are_put_one_after_the_other() =>
        Assert.Equal(Term.Parse("5wd+15d"), Term.WorkingDays(5).Then(Term.Days(15)).Then(Term.None));

    [Fact]
    public void Without_a_term_nothing_falls_due()
    {
        var date = CountingTable.Shipped.Due(CountingTable.At("2026-03-07 10:00"), Term.None);
        Assert.Null(date.Due);
        Assert.Equal("2026-03-09 07:30", CountingTable.Local(date.Effective));
    }
}
