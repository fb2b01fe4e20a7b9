using Saola.Data;
using Saola.TestKit;
using Xunit;

namespace Saola.EndToEnd.Tests.Crash;

/// <summary>One SQLite file is for one program.</summary>
[Collection(nameof(KillTests))]
public sealed class SecondProgramTests
{
    [Fact]
    public async Task A_second_program_on_the_same_file_is_refused_with_a_sentence_and_the_first_goes_on()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        var (address, other) = (SaolaProgram.FreeAddress(), SaolaProgram.FreeAddress());
        using var first = SaolaProgram.Run("sqlite", database.Folder, address);
        await first.ReadyAsync(address);

        using var second = SaolaProgram.Run("sqlite", database.Folder, other);
        var code = await second.EndAsync();
        var (command, said) = await SaolaProgram.CommandAsync("sqlite", database.Folder, "migrate");

        Assert.NotEqual(0, code);
        Assert.Contains("đang được một chương trình Saola khác dùng", second.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", second.Said, StringComparison.Ordinal);
        Assert.NotEqual(0, command);
        Assert.Contains("đang được một chương trình Saola khác dùng", said, StringComparison.Ordinal);
        await first.ReadyAsync(address);
        await first.KillAsync();
        using var third = SaolaProgram.Run("sqlite", database.Folder, other);
        await third.ReadyAsync(other);
    }
}
