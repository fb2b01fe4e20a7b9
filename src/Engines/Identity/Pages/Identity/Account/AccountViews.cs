using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using Saola.Engines.Identity.National;
using Saola.Web;

namespace Saola.Engines.Identity.Pages.Account;

/// <summary>The parts of the account.</summary>
internal static class AccountViews
{
    public static IReadOnlyList<ListView> Of(HttpRequest request, IStringLocalizer<Texts> texts)
    {
        var path = request.Path.Value ?? "";
        return
        [
            new(texts["Account.Contact"], "/tai-khoan", path == "/tai-khoan"),
            new(texts["Account.Security"], "/tai-khoan/bao-mat", path.StartsWith("/tai-khoan/bao-mat", StringComparison.Ordinal)),
            new(texts["Account.Organisations"], "/tai-khoan/to-chuc", path.StartsWith("/tai-khoan/to-chuc", StringComparison.Ordinal)),
            new(texts["Account.National"], NationalIdentity.AccountPath, path.StartsWith(NationalIdentity.AccountPath, StringComparison.Ordinal)),
        ];
    }
}
