using System.Text.Json;
using CloudNative.CloudEvents;
using CloudNative.CloudEvents.SystemTextJson;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Jobs;
using Saola.Engines.Ledger;
using Saola.Engines.Messages.Model;
using Saola.Engines.Messages.Webhooks;
using Saola.Events;
using Saola.Events.Identity;
using Saola.Events.Indicators;
using Saola.Kernel;
using Saola.TestKit;
using Xunit;

namespace Saola.Engines.Tests.Messages.Webhooks;

/// <summary>Events go out to an honest receiver that is slow, fails, falls silent and comes back.</summary>
public sealed class WebhookTests
{
    private const string Kind = "indicators.period_closed";

    [Theory, OnBothDatabases]
    public async Task What_was_subscribed_arrives_once_signed_and_in_the_order_of_the_ledger(DatabaseKind database)
    {
        await using var host = await StartAsync(database);
        await using var receiver = await WebhookReceiver.StartAsync(host.Clock);
        await HappenAsync(host, 1);
        await SubscribeAsync(host, receiver);
        await HappenAsync(host, 3);
        await ElseAsync(host);

        await RunAsync(host);
        await RunAsync(host);

        var events = receiver.Taken.Select(Decode).OrderBy(e => (string)e["sequence"]!, StringComparer.Ordinal).ToList();
        Assert.Equal(3, events.Count);
        Assert.Equal(3, receiver.Posts);
        Assert.All(events, e => Assert.Equal(("saola.indicators.period_closed.v1", "application/json"), (e.Type, e.DataContentType)));
        Assert.Equal(["2026-01", "2026-02", "2026-03"], events.Select(e => ((JsonElement)e.Data!).GetProperty("period").GetString()));
        Assert.Equal(host.Settings.PublicAddress, events[0].Source!.ToString().TrimEnd('/'));
        Assert.InRange(events[0].Time!.Value, SaolaTestHost.StandardNow, SaolaTestHost.StandardNow.AddSeconds(1));
        Assert.Equal([DeliveryState.Delivered, DeliveryState.Delivered, DeliveryState.Delivered], await StatesAsync(host));
    }

    [Theory, OnBothDatabases]
    public async Task A_receiver_that_took_it_in_silence_gets_it_again_under_the_same_id(DatabaseKind database)
    {
        await using var host = await StartAsync(database);
        await using var receiver = await WebhookReceiver.StartAsync(host.Clock);
        await SubscribeAsync(host, receiver);
        await HappenAsync(host, 1);
        receiver.Mood = ReceiverMood.TakesInSilence;

        await RunAsync(host);
        var waiting = await StatesAsync(host);
        receiver.Mood = ReceiverMood.Takes;
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await RunAsync(host);

        Assert.Equal([DeliveryState.Waiting], waiting);
        Assert.Equal([DeliveryState.Delivered], await StatesAsync(host));
        Assert.Equal((2, 1), (receiver.Posts, receiver.Taken.Count));
    }

    [Theory, OnBothDatabases]
    public async Task A_receiver_that_fails_is_tried_ever_more_rarely_until_an_administrator_sends_again(DatabaseKind database)
    {
        await using var host = await StartAsync(database);
        await using var receiver = await WebhookReceiver.StartAsync(host.Clock);
        await SubscribeAsync(host, receiver);
        await HappenAsync(host, 1);
        receiver.Mood = ReceiverMood.Fails;

        for (var i = 0; i < WebhookRetries.Most; i++)
        {
            await RunAsync(host);
            await RunAsync(host);
            Assert.Equal(i + 1, receiver.Posts);
            host.Clock.Advance(TimeSpan.FromHours(25));
        }
        var dead = await DeliveryAsync(host);
        receiver.Mood = ReceiverMood.Takes;
        await RunAsync(host);
        var sent = await host.InScopeAsync(services => services.GetRequiredService<WebhookDeliveries>().RedeliverAsync(dead.Id, CancellationToken.None));
        await RunAsync(host);

        Assert.Equal((DeliveryState.Dead, WebhookRetries.Most, 500), (dead.State, dead.Attempts, dead.LastStatus));
        Assert.True(sent.IsDone);
        Assert.Equal(dead.Id.ToString(), Assert.Single(receiver.Taken).Id);
    }

    [Theory, OnBothDatabases]
    public async Task A_receiver_that_asks_to_wait_is_not_pressed(DatabaseKind database)
    {
        await using var host = await StartAsync(database);
        await using var receiver = await WebhookReceiver.StartAsync(host.Clock);
        await SubscribeAsync(host, receiver);
        await HappenAsync(host, 1);
        receiver.Mood = ReceiverMood.PutsOff;

        await RunAsync(host);
        host.Clock.Advance(TimeSpan.FromMinutes(5));
        await RunAsync(host);
        var early = receiver.Posts;
        host.Clock.Advance(TimeSpan.FromMinutes(6));
        receiver.Mood = ReceiverMood.Takes;
        await RunAsync(host);

        Assert.Equal((1, 2), (early, receiver.Posts));
    }

    [Theory, OnBothDatabases]
    public async Task After_too_many_failures_it_stops_and_nothing_of_meanwhile_is_lost(DatabaseKind database)
    {
        await using var host = await StartAsync(database, ("Saola:Webhooks:DisableAfter", "2"));
        await using var receiver = await WebhookReceiver.StartAsync(host.Clock);
        var id = await SubscribeAsync(host, receiver);
        receiver.Mood = ReceiverMood.Fails;
        await HappenAsync(host, 3);
        await RunAsync(host);
        await HappenAsync(host, 2);
        host.Clock.Advance(TimeSpan.FromHours(1));
        await RunAsync(host);
        var (tries, stopped) = (receiver.Posts, await LineAsync(host));

        receiver.Mood = ReceiverMood.Takes;
        await host.InScopeAsync(services => services.GetRequiredService<WebhookDesk>().EnableAsync(id, CancellationToken.None));
        await RunAsync(host);
        await RunAsync(host);

        Assert.Equal(("Disabled", "failures"), (stopped.State, stopped.Ground));
        Assert.Equal(2, tries);
        Assert.Equal(5, receiver.Taken.Count);
        Assert.Equal(("Active", 0), ((await LineAsync(host)).State, (await LineAsync(host)).FailuresInRow));
    }

    [Theory]
    [InlineData(ReceiverMood.Gone, "Disabled")]
    [InlineData(ReceiverMood.Redirects, "Active")]
    public async Task A_receiver_that_is_gone_is_disabled_and_a_redirect_is_not_followed(ReceiverMood mood, string state)
    {
        await using var host = await StartAsync(DatabaseKind.Sqlite);
        await using var receiver = await WebhookReceiver.StartAsync(host.Clock);
        await SubscribeAsync(host, receiver);
        receiver.Mood = mood;
        await HappenAsync(host, 1);

        await RunAsync(host);

        Assert.Equal((1, state), (receiver.Posts, (await LineAsync(host)).State));
    }

    [Fact]
    public async Task A_wrong_secret_is_refused_by_the_receiver_and_a_slow_one_gets_its_time()
    {
        await using var host = await StartAsync(DatabaseKind.Sqlite);
        await using var receiver = await WebhookReceiver.StartAsync(host.Clock);
        await SubscribeAsync(host, receiver);
        var secret = receiver.Secret;
        receiver.Secret = WebhookSignature.NewSecret();
        await HappenAsync(host, 1);

        await RunAsync(host);
        var refused = await DeliveryAsync(host);
        (receiver.Secret, receiver.Latency) = (secret, TimeSpan.FromMilliseconds(200));
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await RunAsync(host);

        Assert.Equal((DeliveryState.Waiting, 401), (refused.State, refused.LastStatus));
        Assert.Single(receiver.Taken);
    }

    [Fact]
    public async Task A_private_address_is_refused_when_it_is_typed_and_when_a_name_leads_there()
    {
        await using var host = await SaolaTestHost.CreateAsync(DatabaseKind.Sqlite);
        await using var receiver = await WebhookReceiver.StartAsync(host.Clock);
        foreach (var address in new[] { receiver.Address, "https://127.0.0.1/x", "https://[::1]/x", "https://[::ffff:10.0.0.1]/", "https://10.1.2.3/", "https://169.254.169.254/latest", "http://example.test/", "https://localhost/", "ftp://example.test/", "https://a:b@example.test/" })
            Assert.Equal("webhook.address", (await AddAsync(host, address)).Faults.Single().Code);
        await host.InScopeAsync(services => services.GetRequiredService<UnitOfWork>().RunAsync(token => { Planted(services, receiver); return Task.CompletedTask; }, CancellationToken.None));
        await HappenAsync(host, 1);

        await RunAsync(host);

        Assert.Equal(0, receiver.Posts);
        Assert.Contains("no public address", (await DeliveryAsync(host)).LastError, StringComparison.Ordinal);
    }

    [Fact]
    public void What_concerns_people_and_the_machinery_is_not_offered()
    {
        Assert.Contains("cases.filed", WebhookKinds.Offered);
        Assert.DoesNotContain(WebhookKinds.Offered, k => k.StartsWith("identity.", StringComparison.Ordinal) || k.StartsWith("messages.", StringComparison.Ordinal) || k.StartsWith("ledger.", StringComparison.Ordinal));
        Assert.True(WebhookKinds.IsOffered("cases.*"));
        Assert.False(WebhookKinds.IsOffered("*"));
        Assert.False(WebhookKinds.Fits(["identity.*", "cases.*"], "identity.signed_in"));
    }

    internal static async Task<SaolaTestHost> StartAsync(DatabaseKind database, params (string Name, string Value)[] settings)
    {
        var configuration = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Saola:Webhooks:AllowPrivateAddresses"] = "true", ["Saola:Webhooks:TimeoutSeconds"] = "2" };
        foreach (var (name, value) in settings) configuration[name] = value;
        return await SaolaTestHost.CreateAsync(database, configuration: configuration);
    }

    private static async Task<Guid> SubscribeAsync(SaolaTestHost host, WebhookReceiver receiver)
    {
        await SealAsync(host);
        var added = await AddAsync(host, receiver.Address);
        receiver.Secret = added.Value.Secret!;
        return added.Value.Id;
    }

    private static Task<Result<AddedWebhook>> AddAsync(SaolaTestHost host, string address) => host.InScopeAsync(services =>
        services.GetRequiredService<WebhookDesk>().AddAsync(new WebhookInput { Name = "Trục dữ liệu thử", Address = address, Kinds = [Kind] }, CancellationToken.None));

    private static void Planted(IServiceProvider services, WebhookReceiver receiver)
    {
        var (db, id) = (services.GetRequiredService<AppDbContext>(), Guid.Parse("0193a000-0000-7000-8000-000000000001"));
        var secret = WebhookSignature.NewSecret();
        receiver.Secret = secret;
        db.Add(new WebhookSubscriber { Id = id, Name = "x", Address = receiver.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal), Kinds = [Kind], SealedSecret = services.GetRequiredService<WebhookSecrets>().Seal(secret), CreatedAt = SaolaTestHost.StandardNow });
        db.Add(new WebhookPosition { SubscriberId = id, Sequence = 0 });
    }

    private static Task HappenAsync(SaolaTestHost host, int times) => host.InScopeAsync(services => services.GetRequiredService<UnitOfWork>().RunAsync(async token =>
    {
        for (var month = 1; month <= times; month++)
        {
            host.Clock.Advance(TimeSpan.FromMilliseconds(1)); // of one instant the ledger has no order
            await services.GetRequiredService<ActRecorder>().RecordAsync(
                new ActDraft { Kind = "indicators.close_period", Subject = new Subject("period", Guid.NewGuid()) },
                new PeriodClosed($"2026-0{month}", new string('0', 64), 0, SaolaTestHost.StandardNow), token);
        }
    }, CancellationToken.None));

    private static Task<Guid> ElseAsync(SaolaTestHost host) => host.InScopeAsync(services => services.GetRequiredService<UnitOfWork>().RunAsync(
        token => services.GetRequiredService<ActRecorder>().RecordAsync(new ActDraft { Kind = "identity.change_unit", Subject = new Subject("unit", Guid.NewGuid()) }, new UnitChanged("x", "X", "X", null, null), token), CancellationToken.None));

    private static Task<SealReport> SealAsync(SaolaTestHost host) => host.InScopeAsync(services => services.GetRequiredService<LedgerSealer>().SealAsync(CancellationToken.None));

    private static async Task RunAsync(SaolaTestHost host)
    {
        await SealAsync(host);
        var jobs = host.Services.GetRequiredService<IJobRunner>();
        await jobs.RunScheduleAsync(FollowEvents.Name, CancellationToken.None);
        await jobs.RunOutboxAsync(CancellationToken.None);
    }

    private static CloudEvent Decode(ReceivedDelivery delivery)
    {
        Assert.Equal("application/cloudevents+json; charset=utf-8", delivery.ContentType);
        return new JsonEventFormatter().DecodeStructuredModeMessage(delivery.Body, new System.Net.Mime.ContentType(delivery.ContentType), [CloudEventAttribute.CreateExtension("sequence", CloudEventAttributeType.String)]);
    }

    private static Task<List<DeliveryState>> StatesAsync(SaolaTestHost host) => host.InScopeAsync(services => services.GetRequiredService<AppDbContext>().Set<WebhookDelivery>().OrderBy(d => d.Sequence).Select(d => d.State).ToListAsync());

    private static Task<WebhookDelivery> DeliveryAsync(SaolaTestHost host) => host.InScopeAsync(services => services.GetRequiredService<AppDbContext>().Set<WebhookDelivery>().AsNoTracking().SingleAsync());

    private static async Task<WebhookLine> LineAsync(SaolaTestHost host) => (await host.InScopeAsync(services => services.GetRequiredService<WebhookDeliveries>().SubscribersAsync(CancellationToken.None))).Single();
}
