using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Identity;
using Saola.Engines.Identity.People;
using Saola.Engines.Ledger;
using Saola.Engines.Ledger.Model;
using Saola.Engines.Ledger.Recording;
using Saola.Events;
using Saola.Kernel;
using Saola.TestKit;
using Xunit;

namespace Saola.Engines.Tests.Ledger;

public sealed class ErasureTests
{
    private static readonly Guid Binh = new("018f0000-0000-7000-8000-00000000000b");
    private static readonly Guid Chi = new("018f0000-0000-7000-8000-00000000000c");

    [Theory, OnBothDatabases]
    public async Task Erasing_a_person_makes_facts_unreadable_and_leaves_the_chain_whole(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);
        await NoteAsync(host, Binh, "Trần Văn Bình");
        await NoteAsync(host, Chi, "Lê Thị Chi");
        await LedgerSamples.SealAsync(host);
        Assert.Equal(["Trần Văn Bình", "Lê Thị Chi"], await FactsAsync(host));

        await EraseAsync(host, Binh);

        Assert.Equal([null, "Lê Thị Chi"], await FactsAsync(host));
        Assert.Equal(["Theo yêu cầu", null], await ReasonsAsync(host, Binh));
        Assert.Equal(["Ghi nhận Lê Thị Chi"], await ReasonsAsync(host, Chi));
        await LedgerSamples.SealAsync(host);
        Assert.Null((await LedgerSamples.VerifyAsync(host)).Fault);
    }

    [Theory, OnBothDatabases]
    public async Task Erasing_is_an_act_and_twice_is_once(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);
        await NoteAsync(host, Binh, "Trần Văn Bình");

        await EraseAsync(host, Binh);
        await EraseAsync(host, Binh);

        var timeline = await host.InScopeAsync(s => s.GetRequiredService<ILedgerReader>().TimelineAsync(Binh, null, null, CancellationToken.None));
        var erased = Assert.Single(timeline.Items, e => e.Kind == "ledger.erase_person");
        Assert.Equal("""{"facts":1,"reasons":1}""", Assert.Single(erased.Events).Payload);
    }

    [Theory, OnBothDatabases]
    public async Task No_fact_of_an_erased_person_is_written_any_more(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);
        await EraseAsync(host, Binh);

        await NoteAsync(host, Binh, "Trần Văn Bình");

        Assert.Empty(await FactsAsync(host));
        Assert.Null((await LedgerSamples.VerifyAsync(host)).Fault);
    }

    [Theory, OnBothDatabases]
    public async Task A_person_whom_the_directory_erases_is_unreadable_in_the_ledger_too(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);
        var person = (await host.InScopeAsync(s => s.GetRequiredService<IDirectory>().EnsurePersonAsync(
            new PersonDraft { FullName = "Trần Văn Bình", PersonalId = "099088000123", BirthDate = new DateOnly(1988, 3, 4) }, CancellationToken.None))).Value;
        var recorded = (await LedgerSamples.EventsAsync(host)).Single(e => e.SubjectId == person).Id;

        var erased = await host.InScopeAsync(s => s.GetRequiredService<ErasePerson>().HandleAsync(person, "Đơn yêu cầu xoá dữ liệu", CancellationToken.None));

        Assert.True(erased.IsDone);
        var facts = await host.InScopeAsync(s => s.GetRequiredService<ILedgerReader>().PersonalFactsAsync(recorded, CancellationToken.None));
        Assert.Equal(3, facts.Count(f => f.Value is null));
        await LedgerSamples.SealAsync(host);
        Assert.Null((await LedgerSamples.VerifyAsync(host)).Fault);
    }

    [Theory, OnBothDatabases]
    public async Task A_copy_of_the_database_alone_opens_no_fact(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);
        await NoteAsync(host, Binh, "Trần Văn Bình");
        var key = await host.InScopeAsync(s => s.GetRequiredService<AppDbContext>().Set<LedgerPersonKey>().AsNoTracking().SingleAsync(k => k.PersonId == Binh));
        var thief = new MasterKey(host.Settings, new LedgerSettings { MasterKeyFile = Path.Combine(host.Settings.DataFolder, "thief.key") });

        Assert.ThrowsAny<CryptographicException>(() => thief.Unwrap(Binh, key.WrappedKey!));
        Assert.ThrowsAny<CryptographicException>(() => host.Services.GetRequiredService<MasterKey>().Unwrap(Chi, key.WrappedKey!));
        Assert.Equal(32, host.Services.GetRequiredService<MasterKey>().Unwrap(Binh, key.WrappedKey!).Length);
    }

    [Fact, System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task The_master_key_is_readable_by_the_program_alone()
    {
        await using var host = await SaolaTestHost.CreateAsync(DatabaseKind.Sqlite);
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes of Unix.");

        var mode = File.GetUnixFileMode(host.Services.GetRequiredService<MasterKey>().File);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, mode);
    }

    [Theory, OnBothDatabases]
    public async Task A_lost_or_strange_master_key_is_refused_at_the_start(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);
        var file = host.Services.GetRequiredService<MasterKey>().File;

        File.Delete(file);
        var lost = await Assert.ThrowsAsync<StartRefusedException>(() => StartAgainAsync(host));
        await File.WriteAllTextAsync(file, new string('7', 64));
        var strange = await Assert.ThrowsAsync<StartRefusedException>(() => StartAgainAsync(host));

        Assert.Contains(file, lost.Message, StringComparison.Ordinal);
        Assert.Contains("không phải khoá", strange.Message, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task First_facts_of_one_person_written_at_once_lie_under_one_key(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);

        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => NoteAsync(host, Binh, "Trần Văn Bình"))));

        Assert.Equal(Enumerable.Repeat<string?>("Trần Văn Bình", 12), await FactsAsync(host));
    }

    private static Task StartAgainAsync(SaolaTestHost host) => host.InScopeAsync(services => new CheckMasterKey(
        services.GetRequiredService<AppDbContext>(), services.GetRequiredService<UnitOfWork>(), services.GetRequiredService<IDatabase>(),
        new MasterKey(host.Settings, new LedgerSettings()), host.Clock, services.GetRequiredService<Microsoft.Extensions.Localization.IStringLocalizer<Saola.Engines.Ledger.Texts>>()).RunAsync(CancellationToken.None));

    private static async Task NoteAsync(SaolaTestHost host, Guid person, string name)
    {
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await LedgerSamples.RecordAsync(host, [new PersonNoted([new PersonalFact(person, "name", name)])], $"Ghi nhận {name}", person);
    }

    private static async Task EraseAsync(SaolaTestHost host, Guid person)
    {
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await host.InScopeAsync(s => s.GetRequiredService<EraseKeys>().EraseAsync(person, "Theo yêu cầu", CancellationToken.None), Actor.System("test"));
    }

    private static async Task<List<string?>> FactsAsync(SaolaTestHost host)
    {
        var facts = new List<string?>();
        foreach (var e in (await LedgerSamples.EventsAsync(host)).Where(e => e.Kind == "test.person_noted").OrderBy(e => e.Id))
            facts.AddRange((await host.InScopeAsync(s => s.GetRequiredService<ILedgerReader>().PersonalFactsAsync(e.Id, CancellationToken.None))).Select(f => f.Value));
        return facts;
    }

    private static async Task<List<string?>> ReasonsAsync(SaolaTestHost host, Guid person)
    {
        var timeline = await host.InScopeAsync(s => s.GetRequiredService<ILedgerReader>().TimelineAsync(person, null, null, CancellationToken.None));
        return [.. timeline.Items.Select(e => e.Reason)];
    }
}
