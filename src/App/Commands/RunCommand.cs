using System.CommandLine;
using System.Net;
using Saola.App.Hosting;
using Saola.Data;
using Saola.Kernel;

namespace Saola.App.Commands;

/// <summary><c>./saola run</c>: starts the web program; on the first start of a demonstration it loads the department before it answers.</summary>
internal static class RunCommand
{
    public static Command Create(CommonOptions options)
    {
        var urls = new Option<string>("--urls") { Description = "Địa chỉ nghe", DefaultValueFactory = _ => "http://localhost:5080" };
        var demo = new Option<bool>("--demo") { Description = "Dữ liệu trình diễn (mặc định)" };
        var empty = new Option<bool>("--empty") { Description = "Không nạp dữ liệu trình diễn" };
        var anywhere = new Option<bool>("--demo-anywhere") { Description = "Cho phép trình diễn ngoài máy này" };
        var cases = new Option<int>("--cases") { Description = "Số hồ sơ mẫu", DefaultValueFactory = _ => DemoCommand.StandardCases };
        var command = new Command("run", "Chạy Saola") { urls, demo, empty, anywhere, cases };
        command.SetAction(async (parsed, token) =>
        {
            var (settings, _) = options.Read(parsed);
            var addresses = parsed.GetValue(urls)!.Split(';', StringSplitOptions.RemoveEmptyEntries);
            settings.Demo = !parsed.GetValue(empty);
            if (Environment.GetEnvironmentVariable("Saola__PublicAddress") is null) settings.PublicAddress = addresses[0].TrimEnd('/');
            if (settings.Demo && !parsed.GetValue(anywhere) && addresses.FirstOrDefault(a => !IsLoopback(a)) is { } outside)
            {
                await Console.Error.WriteLineAsync($"Chế độ trình diễn có tài khoản ai cũng biết, nên không mở ở {outside}. Dùng --empty, hoặc --demo-anywhere nếu bạn hiểu rủi ro.");
                return 1;
            }
            return await ServeAsync(settings, addresses, parsed.GetValue(cases), token);
        });
        return command;
    }

    private static async Task<int> ServeAsync(SaolaSettings settings, string[] addresses, int cases, CancellationToken cancellationToken)
    {
        try
        {
            await using var app = SaolaHost.BuildWeb(settings, addresses);
            await SaolaHost.StartUpAsync(app.Services, settings, cancellationToken);
            if (settings.Demo) await LoadDemonstrationAsync(app.Services, cases, cancellationToken);
            await app.StartAsync(cancellationToken);
            Console.WriteLine($"Saola đang chạy tại {string.Join(", ", addresses)} (Ctrl-C để dừng)");
            await app.WaitForShutdownAsync(cancellationToken);
            return 0;
        }
        catch (StartRefusedException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
    }

    private static async Task LoadDemonstrationAsync(IServiceProvider services, int cases, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ScopedActor>().Become(Actor.System("demonstration"));
        foreach (var sentence in await DemoCommand.LoadAsync(scope.ServiceProvider, cases, Console.Error.WriteLine, cancellationToken)) Console.WriteLine(sentence);
    }

    private static bool IsLoopback(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.IsLoopback || (IPAddress.TryParse(uri.Host, out var ip) && IPAddress.IsLoopback(ip)));
}
