using Saola.Data;
using Saola.Engines.Cases;
using Saola.TestKit;
using Xunit;

namespace Saola.Modules.Tests.PublicServices.Results;

public sealed class DeliveryTests
{
    [Theory, OnBothDatabases]
    public async Task An_applicant_chooses_an_hour_and_takes_the_result_at_the_counter(DatabaseKind database)
    {
        await using var site = await ResultSite.IssuedAsync(database, DeliveryMode.Counter);
        using var citizen = await site.Site.SignedInAsync("citizen@saola.test");
        await citizen.OpenAsync("/ho-so/" + site.Number);
        var hours = citizen.Page.QuerySelectorAll("select[name=PickUp] option[value]").Select(o => o.GetAttribute("value")!).Where(v => v.Length > 0).ToList();
        Assert.True(hours.Count > 40, $"{hours.Count} hours");
        await citizen.SubmitAsync("form[action*=PickUp]", ("PickUp", hours[3]));
        Assert.NotNull((await site.ReadAsync()).Delivery.PickUpAt);

        using var clerk = await site.Site.SignedInAsync("clerk@saola.test");
        await clerk.OpenAsync("/can-bo/ho-so/" + site.Number);
        await clerk.SubmitAsync("form[action*=ReturnResult]", ("Mode", "Counter"), ("Receiver", ""));
        Assert.NotNull(clerk.Page.QuerySelector(".errsum"));
        await clerk.SubmitAsync("form[action*=ReturnResult]", ("Mode", "Counter"), ("Receiver", "Trần Văn Nhận"), ("Proof", "Giấy ủy quyền"));

        var dossier = await site.ReadAsync();
        Assert.Equal((CaseState.Returned, DeliveryState.Delivered), (dossier.Row.State, dossier.Delivery.State));
        Assert.Equal(("Trần Văn Nhận", "Giấy ủy quyền"), (dossier.Delivery.HandOvers[0].Receiver, dossier.Delivery.HandOvers[0].Proof));
    }

    [Theory, OnBothDatabases]
    public async Task Returned_mail_is_recorded_and_the_result_goes_out_again(DatabaseKind database)
    {
        await using var site = await ResultSite.IssuedAsync(database, DeliveryMode.Post);
        Assert.Equal("delivery.tracking_code", (await PostAsync(site, "")).Faults[0].Code);
        Assert.True((await PostAsync(site, "EB123456789VN")).IsDone);
        Assert.Equal("case.no_result", (await PostAsync(site, "EB123456789VN")).Faults[0].Code);
        Assert.Equal("case.reason_missing", (await BackAsync(site, " ")).Faults[0].Code);
        Assert.True((await BackAsync(site, "Không có người nhận")).IsDone);
        Assert.Equal(DeliveryState.MailReturned, (await site.ReadAsync()).Delivery.State);
        Assert.Equal("delivery.not_posted", (await BackAsync(site, "Không có người nhận")).Faults[0].Code);

        Assert.True((await PostAsync(site, "EB987654321VN")).IsDone);
        var dossier = await site.ReadAsync();
        Assert.Equal((CaseState.Returned, DeliveryState.Posted, 2), (dossier.Row.State, dossier.Delivery.State, dossier.Delivery.HandOvers.Count));
        Assert.Equal("Không có người nhận", dossier.Delivery.HandOvers[1].ReturnReason);
        Assert.Empty(await SignedResultTests.VerifyAsync(site));
    }

    [Fact]
    public async Task An_hour_outside_work_is_refused_and_nobody_else_chooses()
    {
        await using var site = await ResultSite.IssuedAsync(DatabaseKind.Sqlite, DeliveryMode.Counter);
        Assert.Equal("delivery.pick_up_time", (await ChooseAsync(site, "citizen@saola.test", SaolaTestHost.StandardNow.AddDays(3))).Faults[0].Code);
        Assert.Equal("delivery.pick_up_time", (await ChooseAsync(site, "citizen@saola.test", SaolaTestHost.StandardNow.AddHours(-1))).Faults[0].Code);
        Assert.Equal("case.unknown", (await ChooseAsync(site, "scientist@saola.test", SaolaTestHost.StandardNow.AddHours(1))).Faults[0].Code);
    }

    private static Task<Saola.Kernel.Result> PostAsync(ResultSite site, string code) => site.TryAsync<HandOverResult>("clerk@saola.test", (handOver, id) =>
        handOver.HandleAsync(new ResultHandOver { CaseId = id, Mode = DeliveryMode.Post, Carrier = "Bưu điện", TrackingCode = code }, CancellationToken.None));

    private static Task<Saola.Kernel.Result> BackAsync(ResultSite site, string reason) => site.TryAsync<RecordReturnedMail>("clerk@saola.test", (mail, id) => mail.HandleAsync(id, reason, CancellationToken.None));

    private static Task<Saola.Kernel.Result> ChooseAsync(ResultSite site, string account, DateTimeOffset at) => site.TryAsync<ChoosePickUp>(account, (choose, id) => choose.HandleAsync(id, at, CancellationToken.None));
}
