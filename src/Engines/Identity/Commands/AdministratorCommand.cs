using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Saola.Web.Composition;

namespace Saola.Engines.Identity.Commands;

/// <summary>
/// <c>./saola admin create EMAIL</c>: the first administrator of an installation. The password comes from the environment
/// (<c>SAOLA_ADMIN_PASSWORD</c>); without one a link is printed that sets it, good once.
/// </summary>
internal static class AdministratorCommand
{
    public static Command Create(ICommandHost host)
    {
        var email = new Argument<string>("email") { Description = "Thư điện tử của quản trị viên" };
        var name = new Option<string>("--name") { Description = "Họ và tên", DefaultValueFactory = _ => "Quản trị viên" };
        var create = new Command("create", "Tạo quản trị viên đầu tiên") { email, name };
        create.SetAction((parsed, token) => host.RunAsync(parsed, needsDatabase: true, async (scope, cancellation) =>
        {
            var password = Environment.GetEnvironmentVariable("SAOLA_ADMIN_PASSWORD");
            var result = await scope.Services.GetRequiredService<CreateAdministrator>().HandleAsync(
                new AdministratorInput { Email = parsed.GetValue(email), Name = parsed.GetValue(name), Password = password }, cancellation);
            if (!result.IsDone) return scope.Output.Refuse(result.Faults);
            scope.Output.Line($"Đã tạo quản trị viên {parsed.GetValue(email)}.");
            if (result.Value.Link is { } link) scope.Output.Line($"Mở liên kết sau để đặt mật khẩu (dùng được một lần, trong 2 giờ):\n{link}");
            scope.Output.Result(result.Value);
            return 0;
        }, token));
        return new Command("admin", "Quản trị viên") { create };
    }
}
