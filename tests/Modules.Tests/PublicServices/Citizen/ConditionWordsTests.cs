using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Saola.Engines.Cases.Forms.Expressions;
using Saola.Modules.PublicServices;
using Saola.Modules.PublicServices.Catalogue;
using Saola.Modules.PublicServices.Filing;
using Saola.Modules.Tests.PublicServices.Catalogue;
using Xunit;

namespace Saola.Modules.Tests.PublicServices.Citizen;

public sealed class ConditionWordsTests
{
    private static readonly StringLocalizer<CitizenTexts> Words =
        new(new ResourceManagerStringLocalizerFactory(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance));

    private static readonly ProcedureCatalogue Catalogue = new(CatalogueFixture.Folder, null, TimeProvider.System, NullLogger<ProcedureCatalogue>.Instance);

    [Theory]
    [InlineData("rso_state = 'da_co'", "mục “Cơ sở đã có người phụ trách an toàn bức xạ chưa?” là “Đã có”")]
    [InlineData("owner_kind = 'to_chuc' or owner_kind = 'ca_nhan'", "mục “Cơ sở là” là “Tổ chức” hoặc mục “Cơ sở là” là “Cá nhân”")]
    [InlineData("with_licence_file = true", "bạn trả lời “có” ở mục “Bạn có nộp hồ sơ xin giấy phép sử dụng các máy này cùng lúc không”")]
    public void A_simple_condition_is_said_in_the_words_of_the_form(string condition, string words) =>
        Assert.Equal(words, new ConditionWords(Catalogue.Current("2.002385", new(2026, 11, 25))!.Form, Words).Of(FormExpression.Parse(condition)));

    [Theory]
    [InlineData("count('units') > 3")]
    [InlineData("unknown_field = 'x'")]
    [InlineData("rso_state <> 'da_co'")]
    public void What_is_not_simple_is_not_said(string condition) =>
        Assert.Null(new ConditionWords(Catalogue.Current("2.002385", new(2026, 11, 25))!.Form, Words).Of(FormExpression.Parse(condition)));
}
