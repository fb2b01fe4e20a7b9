using Microsoft.Extensions.Logging;
using Saola.Engines.Cases.Forms;
using Saola.Engines.Cases.Forms.Reading;
using Saola.Modules.PublicServices.Builder.Publishing;

namespace Saola.Modules.PublicServices.Catalogue;

/// <summary>
/// All versions of all procedures. A file that becomes bad is refused and named; the last good text of that file serves on, also after a
/// restart (it is kept in the data folder). Files that change are seen within some seconds. Safe for several threads.
/// </summary>
internal sealed partial class ProcedureCatalogue : ICodeLists
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    private readonly string _folder;
    private readonly string? _lastGood;
    private readonly PublishedProcedures? _published;
    private readonly TimeProvider _clock;
    private readonly ILogger<ProcedureCatalogue> _log;
    private readonly Lock _reading = new();
    private volatile Snapshot _snapshot;
    private long _lookedAt;

    /// <summary>Reads the folder at once.</summary>
    public ProcedureCatalogue(string folder, string? lastGoodFolder, TimeProvider clock, ILogger<ProcedureCatalogue> log, PublishedProcedures? published = null)
    {
        (_folder, _lastGood, _clock, _log, _published) = (folder, lastGoodFolder, clock, log, published);
        _snapshot = Read(null);
        _lookedAt = clock.GetTimestamp();
    }

    /// <summary>The faults of the files as they are now.</summary>
    public IReadOnlyList<SourceFault> Faults => Look().Reading.Faults;

    /// <summary>Codes, wards and units of the same folder: what forms need to be filled and shown.</summary>
    public ICodeLists Codes => Look().Reading.Common.Codes;

    /// <summary>What a procedure that is read now may refer to.</summary>
    public CatalogueBase Common => Look().Reading.Common;

    /// <summary>A code list as it is now; forms ask here, so that a changed list is seen without a restart.</summary>
    public CodeList? Find(string name) => Codes.Find(name);

    /// <summary>Names of procedure fields by their codes.</summary>
    public IReadOnlyDictionary<string, string> Fields => Look().Reading.Common.Fields;

    /// <summary>Every version of every procedure.</summary>
    public IReadOnlyCollection<Procedure> Everything => Look().All;

    /// <summary>The procedures that are received on a day, one version each, by code.</summary>
    public IReadOnlyList<Procedure> On(DateOnly day) =>
        Look().ByCode.Values.Select(v => v.LastOrDefault(p => p.IsValidOn(day))).OfType<Procedure>().OrderBy(p => p.Code, StringComparer.Ordinal).ToList();

    /// <summary>The version that is received on a day, or null.</summary>
    public Procedure? Current(string code, DateOnly day) => Look().ByCode.GetValueOrDefault(code)?.LastOrDefault(p => p.IsValidOn(day));

    /// <summary>The version with which a case was filed, or null.</summary>
    public Procedure? Version(string code, int version) => Look().ByCode.GetValueOrDefault(code)?.FirstOrDefault(p => p.Version == version);

    /// <summary>The versions of a procedure, oldest first.</summary>
    public IReadOnlyList<Procedure> Versions(string code) => Look().ByCode.GetValueOrDefault(code) ?? [];

    /// <summary>Reads the folder again.</summary>
    public void Reload()
    {
        lock (_reading) _snapshot = Read(_snapshot);
    }

    private Snapshot Look()
    {
        var snapshot = _snapshot;
        var looked = Interlocked.Read(ref _lookedAt);
        if (_clock.GetElapsedTime(looked) < LookEvery || Interlocked.CompareExchange(ref _lookedAt, _clock.GetTimestamp(), looked) != looked) return snapshot;
        _published?.LookAgain();
        if (string.Equals(Fingerprint(), snapshot.Fingerprint, StringComparison.Ordinal)) return snapshot;
        Reload();
        return _snapshot;
    }

    private Snapshot Read(Snapshot? before)
    {
        var fingerprint = Fingerprint();
        var reading = WithPublished(CatalogueFolder.Read(_folder));
        foreach (var fault in reading.Faults) LogFault(_log, fault);
        var good = reading.Procedures.GroupBy(p => (p.Code, p.Version)).ToDictionary(g => g.Key, g => g.First());
        foreach (var kept in Kept(reading, before).Where(p => (HasFile(p) || IsPublished(p)) && !good.ContainsKey((p.Code, p.Version))))
        {
            good[(kept.Code, kept.Version)] = kept;
            LogKept(_log, kept.Code, kept.Version);
        }
        Keep(reading);
        return new(fingerprint, reading, good.Values.ToList());
    }

    private string Fingerprint() => $"{CatalogueFolder.Fingerprint(_folder)}|{_published?.Stamp}";

    /// <summary>Files and published versions together. Two people decided a published version: it wins over a file with its number (docs/adr/0015).</summary>
    private CatalogueReading WithPublished(CatalogueReading files)
    {
        if (_published is not { Texts: { Count: > 0 } texts }) return files;
        var (procedures, faults) = (files.Procedures.ToList(), files.Faults.ToList());
        var reader = new ProcedureReader(files.Common);
        foreach (var one in texts)
        {
            var (procedure, wrong) = reader.Read(one.File, one.Text);
            faults.AddRange(wrong);
            if (procedure is null || wrong.Count > 0) continue;
            if (procedures.RemoveAll(p => p.Code == procedure.Code && p.Version == procedure.Version) > 0) LogHidden(_log, procedure.Code, procedure.Version);
            procedures.Add(procedure);
        }
        return files with { Procedures = procedures, Faults = faults };
    }

    private bool IsPublished(Procedure procedure) => _published?.Texts.Any(t => t.Code == procedure.Code && t.Version == procedure.Version) == true;

    /// <summary>What served before: of this run, else of the last good copies.</summary>
    private List<Procedure> Kept(CatalogueReading reading, Snapshot? before)
    {
        if (reading.Faults.Count == 0) return [];
        if (before is not null) return before.All.ToList();
        if (_lastGood is null || !Directory.Exists(_lastGood)) return [];
        // The copies are whole: their blocks and lists are written out, so that a bad block does not take them along.
        var reader = new ProcedureReader(reading.Common);
        return Directory.EnumerateFiles(_lastGood, "*.yaml").Order(StringComparer.Ordinal)
            .Select(f => reader.Read(f, File.ReadAllText(f))).Where(r => r.Faults.Count == 0).Select(r => r.Procedure).OfType<Procedure>().ToList();
    }

    /// <summary>A version whose file was taken away does not serve; one whose file is bad does.</summary>
    private bool HasFile(Procedure procedure)
    {
        string[] names = [$"{procedure.Code}.yaml", $"{procedure.Code}.v{procedure.Version}.yaml"];
        return names.Any(n => File.Exists(Path.Combine(_folder, "procedures", n)));
    }

    private void Keep(CatalogueReading reading)
    {
        if (_lastGood is null) return;
        try
        {
            Directory.CreateDirectory(_lastGood);
            foreach (var procedure in reading.Procedures)
            {
                var file = Path.Combine(_lastGood, $"{procedure.Code}.v{procedure.Version}.yaml");
                var text = ProcedureWriter.Write(procedure);
                if (!File.Exists(file) || !string.Equals(File.ReadAllText(file), text, StringComparison.Ordinal)) File.WriteAllText(file, text);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogNotKept(_log, _lastGood, e.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Catalogue: {Fault}")]
    private static partial void LogFault(ILogger logger, SourceFault fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Catalogue: {Code} version {Version} serves on from its last good text")]
    private static partial void LogKept(ILogger logger, string code, int version);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Catalogue: the file of {Code} version {Version} does not serve, a version with its number was published on screen")]
    private static partial void LogHidden(ILogger logger, string code, int version);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Catalogue: last good texts could not be kept in {Folder}: {Reason}")]
    private static partial void LogNotKept(ILogger logger, string folder, string reason);

    private sealed class Snapshot(string fingerprint, CatalogueReading reading, IReadOnlyList<Procedure> all)
    {
        public string Fingerprint => fingerprint;

        public CatalogueReading Reading => reading;

        public IReadOnlyList<Procedure> All => all;

        public IReadOnlyDictionary<string, List<Procedure>> ByCode { get; } =
            all.GroupBy(p => p.Code, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.OrderBy(p => p.Version).ToList(), StringComparer.Ordinal);
    }
}
