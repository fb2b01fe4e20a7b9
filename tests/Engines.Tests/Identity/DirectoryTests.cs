using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Identity;
using Saola.Engines.Ledger.Model;
using Saola.Kernel;
using Saola.TestKit;
using Xunit;

namespace Saola.Engines.Tests.Identity;

public sealed class DirectoryTests
{
    private static readonly PersonDraft Visitor = new() { FullName = "Trần  Văn Bình", PersonalId = "099088000123", BirthDate = new DateOnly(1988, 3, 4) };

    [Theory, OnBothDatabases]
    public async Task A_person_named_twice_by_the_same_number_is_one_record(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);

        var first = await EnsureAsync(host, Visitor);
        var second = await EnsureAsync(host, Visitor with { FullName = "TRẦN VĂN BÌNH", Phone = "+84900000009" });

        Assert.Equal(first.Value, second.Value);
        var card = await host.InScopeAsync(s => s.GetRequiredService<IDirectory>().PersonAsync(first.Value, CancellationToken.None));
        Assert.Equal("Trần Văn Bình", card!.FullName);
    }

    [Theory, OnBothDatabases]
    public async Task Twenty_forms_that_name_one_new_person_at_once_make_one_record(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);

        var ids = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => EnsureAsync(host, Visitor)));

        Assert.Single(ids.Select(id => id.Value).Distinct());
    }

    [Theory, OnBothDatabases]
    public async Task A_number_that_belongs_to_another_name_is_refused_without_telling_the_name(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);
        await EnsureAsync(host, Visitor);

        var result = await EnsureAsync(host, Visitor with { FullName = "Lê Thị Cúc" });

        var fault = Assert.Single(result.Faults);
        Assert.Equal("person.name_differs", fault.Code);
        Assert.DoesNotContain("Bình", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("099088000123", fault.Message, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_recorded_person_is_an_act_whose_name_stands_beside_the_chain(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);

        var id = (await EnsureAsync(host, Visitor)).Value;

        await host.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<AppDbContext>();
            var recorded = await db.Set<LedgerEvent>().SingleAsync(e => e.SubjectId == id);
            Assert.Equal("identity.person_recorded", recorded.Kind);
            Assert.DoesNotContain("Bình", recorded.Payload, StringComparison.Ordinal);
            Assert.Equal(["full_name", "personal_id", "birth_date"], await db.Set<LedgerPersonalFact>().Where(f => f.EventId == recorded.Id).OrderBy(f => f.Position).Select(f => f.Name).ToListAsync());
        });
    }

    [Theory, OnBothDatabases]
    public async Task An_organisation_is_found_by_its_tax_code(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);
        var draft = new OrganisationDraft { Name = "Công ty TNHH Cầu Ván", TaxCode = "0319999996", Kind = "doanh_nghiep" };

        var first = await EnsureAsync(host, draft);
        var second = await EnsureAsync(host, draft with { Name = "Cty Cầu Ván" });
        var wrong = await EnsureAsync(host, draft with { TaxCode = "0319999990" });

        Assert.Equal(first.Value, second.Value);
        Assert.Equal("organisation.tax_code", wrong.Faults.Single().Code);
    }

    [Theory]
    [InlineData("0300000018", true)]
    [InlineData("0319999996", true)]
    [InlineData("0319999990", false)]
    [InlineData("0319999996-001", true)]
    [InlineData("0319999996-000", false)]
    [InlineData("099088000123", true)]
    [InlineData("031999999", false)]
    [InlineData("", false)]
    public void A_tax_code_is_right_when_its_tenth_digit_is(string code, bool right) => Assert.Equal(right, Numbers.IsTaxCode(code));

    [Theory]
    [InlineData("099088000123", 1988, "nam", true)]
    [InlineData("099088000123", 1988, "nu", false)]
    [InlineData("099188000123", 1988, "nu", true)]
    [InlineData("099205000123", 2005, "nam", true)]
    [InlineData("099205000123", 1905, "nam", false)]
    [InlineData("09908800012", 1988, null, false)]
    [InlineData("09908800012x", null, null, false)]
    public void A_personal_number_agrees_with_birth_year_and_sex(string number, int? year, string? sex, bool right) =>
        Assert.Equal(right, Numbers.IsPersonalId(number, year, sex));

    [Theory]
    [InlineData("090 123 4567", "+84901234567")]
    [InlineData("+84 901234567", "+84901234567")]
    [InlineData("0084901234567", "+84901234567")]
    [InlineData("028 3822 1234", "+842838221234")]
    public void A_telephone_number_is_kept_in_one_form(string typed, string kept)
    {
        Assert.True(Numbers.TryPhone(typed, out var phone));
        Assert.Equal(kept, phone);
    }

    private static Task<Result<Guid>> EnsureAsync(SaolaTestHost host, PersonDraft draft) =>
        host.InScopeAsync(services => services.GetRequiredService<IDirectory>().EnsurePersonAsync(draft, CancellationToken.None));

    private static Task<Result<Guid>> EnsureAsync(SaolaTestHost host, OrganisationDraft draft) =>
        host.InScopeAsync(services => services.GetRequiredService<IDirectory>().EnsureOrganisationAsync(draft, CancellationToken.None));
}
