using System.CommandLine;
using Saola.Kernel;

namespace Saola.App.Commands;

/// <summary>The commands of <c>./saola</c>: those of the program itself, then those that parts bring.</summary>
internal static class SaolaCommandLine
{
    public static Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("Saola: nền tảng số của Sở Khoa học và Công nghệ");
        var options = new CommonOptions();
        options.AddTo(root);
        var host = new CommandHost(options);
        root.Add(RunCommand.Create(options));
        root.Add(MigrateCommand.Create(host));
        root.Add(DemoCommand.Create(host));
        foreach (var command in Modules.All.SelectMany(part => part.Commands(host))) Add(root, command);
        return root.Parse(args).InvokeAsync();
    }

    // Two parts may bring subcommands of one word, such as "evaluate": they are put together.
    private static void Add(Command parent, Command command)
    {
        if (parent.Subcommands.FirstOrDefault(c => c.Name == command.Name) is not { } present) parent.Add(command);
        else foreach (var child in command.Subcommands) Add(present, child);
    }
}

/// <summary>The options that every command takes; each is also an environment variable.</summary>
internal sealed class CommonOptions
{
    public Option<string?> Data { get; } = new("--data") { Description = "Thư mục dữ liệu (Saola__DataFolder)", Recursive = true };
    public Option<string?> Database { get; } = new("--database") { Description = "sqlite | postgres:Host=… (Saola__Database)", Recursive = true };
    public Option<string?> Catalog { get; } = new("--catalog") { Description = "Thư mục danh mục (Saola__CatalogFolder)", Recursive = true };
    public Option<bool> Json { get; } = new("--json") { Description = "Kết quả máy đọc được", Recursive = true };

    public void AddTo(RootCommand root)
    {
        root.Add(Data);
        root.Add(Database);
        root.Add(Catalog);
        root.Add(Json);
    }

    public (SaolaSettings Settings, IConfiguration Configuration) Read(ParseResult parsed)
    {
        var configuration = new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true).AddEnvironmentVariables().Build();
        var settings = configuration.GetSection("Saola").Get<SaolaSettings>() ?? new SaolaSettings();
        settings.DataFolder = parsed.GetValue(Data) ?? settings.DataFolder;
        settings.Database = parsed.GetValue(Database) ?? settings.Database;
        settings.CatalogFolder = parsed.GetValue(Catalog) ?? settings.CatalogFolder;
        return (settings, configuration);
    }
}
