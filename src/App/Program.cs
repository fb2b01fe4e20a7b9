using Saola.App.Commands;

return await SaolaCommandLine.RunAsync(args);
