using Saola.Engines.Cases.Forms;
using Saola.Kernel;
using Xunit;

namespace Saola.Engines.Tests.Kernel;

/// <summary>The words by which programs and kept events know a name of the code; they never change.</summary>
public sealed class CodeNamesTests
{
    [Theory]
    [InlineData("Cash", "cash")]
    [InlineData("WrongAmount", "wrong_amount")]
    [InlineData("RequiredChoice", "required_choice")]
    [InlineData("PersonalId", "personal_id")]
    public void A_name_becomes_small_letters_with_underscores(string name, string word) => Assert.Equal(word, CodeNames.Of(name));

    [Fact]
    public void A_value_has_its_word_and_a_code_is_the_same_to_the_letter_or_not_at_all()
    {
        Assert.Equal("text_long", CodeNames.Of(FieldType.TextLong));
        Assert.True(SecretText.IsSame("K7QM2XAB", "K7QM2XAB"));
        foreach (var other in new[] { "", "K7QM2XA", "k7qm2xab", "K7QM2XAC" }) Assert.False(SecretText.IsSame("K7QM2XAB", other));
    }
}
