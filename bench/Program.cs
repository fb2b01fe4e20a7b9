using Saola.Bench;

// ./saola bench [NAME] [--json]: each benchmark prints the command, the data, the cores and its figures.
var json = args.Contains("--json");
var wanted = args.FirstOrDefault(a => !a.StartsWith('-'));
var report = new BenchReport(json);
foreach (var benchmark in Benchmarks.All.Where(b => wanted is null || b.Name == wanted)) await benchmark.Run(report);
return report.Print();
