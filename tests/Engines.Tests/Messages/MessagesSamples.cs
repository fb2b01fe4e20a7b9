using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Files;
using Saola.Engines.Identity;
using Saola.Engines.Jobs;
using Saola.Engines.Messages;
using Saola.Engines.Messages.Model;
using Saola.Events;
using Saola.Kernel;
using Saola.TestKit;

namespace Saola.Engines.Tests.Messages;

/// <summary>Two people: one with a confirmed address, one without.</summary>
internal sealed class SmallDirectory : IDirectory
{
    public static readonly Guid Confirmed = Guid.Parse("01900000-0000-7000-8000-000000000001");
    public static readonly Guid Unconfirmed = Guid.Parse("01900000-0000-7000-8000-000000000002");

    public Task<PersonCard?> PersonAsync(Guid id, CancellationToken cancellationToken) => Task.FromResult<PersonCard?>(
        new PersonCard(id, "Nguyễn Thị Sao", null, null, null, null, "sao@saola.test", id == Confirmed, null, null));

    public Task<IReadOnlyDictionary<Guid, PersonCard>> PeopleAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<OrganisationCard?> OrganisationAsync(Guid id, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<Membership>> MembershipsAsync(Guid personId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<PersonCard>> HoldersAsync(string role, string unitCode, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Result<Guid>> EnsurePersonAsync(PersonDraft draft, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Result<Guid>> EnsureOrganisationAsync(OrganisationDraft draft, CancellationToken cancellationToken) => throw new NotSupportedException();
}

/// <summary>One file, held in memory.</summary>
internal sealed class OneFile(long size = 12) : IFiles
{
    public static readonly Guid Id = Guid.Parse("01900000-0000-7000-8000-00000000000f");

    private StoredFile File => new(Id, "Phiếu tiếp nhận.pdf", "application/pdf", size, new string('0', 64), SaolaTestHost.StandardNow, ScanState.Clean);

    public Task<IReadOnlyDictionary<Guid, StoredFile>> FindAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<Guid, StoredFile>>(ids.Where(i => i == Id).ToDictionary(i => i, _ => File));

    public Task<StoredFile?> FindAsync(Guid id, CancellationToken cancellationToken) => Task.FromResult(id == Id ? File : null);

    public Task<Stream> OpenAsync(Guid id, string purpose, CancellationToken cancellationToken) => Task.FromResult<Stream>(new MemoryStream("%PDF-1.7 tệp"u8.ToArray()));

    public Task<Result<StoredFile>> StoreAsync(Stream content, string name, FileRules rules, Subject owner, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Result<StoredFile>> CompleteUploadAsync(Guid uploadId, FileRules rules, Subject owner, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Result> VerifyAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task ReassignAsync(IReadOnlyCollection<Guid> ids, Subject owner, CancellationToken cancellationToken) => throw new NotSupportedException();
}

internal static class MessagesSamples
{
    public static Task<SaolaTestHost> DemonstrationAsync(DatabaseKind database) =>
        SaolaTestHost.CreateAsync(database, services => services.AddScoped<IDirectory, SmallDirectory>());

    public static Task<SaolaTestHost> SmtpAsync(DatabaseKind database, int port, long fileSize = 12) => SaolaTestHost.CreateAsync(
        database, services => services.AddScoped<IDirectory, SmallDirectory>().AddScoped<IFiles>(_ => new OneFile(fileSize)), settings => settings.Demo = false,
        port == 0 ? null : new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Saola:Mail:Host"] = "127.0.0.1", ["Saola:Mail:Port"] = $"{port}", ["Saola:Mail:Tls"] = "None", ["Saola:Mail:FromAddress"] = "so-khcn@saola.test", ["Saola:Mail:TimeoutSeconds"] = "5",
        });

    public static Notice Notice(string? key = null, Guid? person = null) => new()
    {
        Kind = "N2", PersonId = person ?? SmallDirectory.Confirmed, Title = "Hồ sơ đã được tiếp nhận", Body = "Chào bạn,\n\nHồ sơ của bạn được giải quyết trước 17:00, thứ Hai 30/11/2026.",
        Link = "/ho-so/1", About = new Subject("case", Guid.Empty), Key = key,
    };

    public static Task QueueAsync(this SaolaTestHost host, Notice notice, bool refuse = false) => host.InScopeAsync(services =>
        services.GetRequiredService<UnitOfWork>().RunAsync(async token =>
        {
            await services.GetRequiredService<INotices>().EnqueueAsync(notice, token);
            return refuse ? Result.Refused("test.refused", "Không.") : Result.Done;
        }, CancellationToken.None));

    public static Task<JobRun> RunJobsAsync(this SaolaTestHost host) => host.Services.GetRequiredService<IJobRunner>().RunOutboxAsync(CancellationToken.None);

    public static Task<List<Mail>> MailsAsync(this SaolaTestHost host) => host.InScopeAsync(services =>
        services.GetRequiredService<AppDbContext>().Set<Mail>().AsNoTracking().OrderBy(m => m.Id).ToListAsync());

    public static Task<List<InboxNotice>> InboxAsync(this SaolaTestHost host) => host.InScopeAsync(services =>
        services.GetRequiredService<AppDbContext>().Set<InboxNotice>().AsNoTracking().OrderBy(m => m.Id).ToListAsync());
}
