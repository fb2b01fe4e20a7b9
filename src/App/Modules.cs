using Saola.Engines.Calendar;
using Saola.Engines.Cases;
using Saola.Engines.Documents;
using Saola.Engines.Files;
using Saola.Engines.Identity;
using Saola.Engines.Indicators;
using Saola.Engines.Jobs;
using Saola.Engines.Ledger;
using Saola.Engines.Messages;
using Saola.Engines.Payments;
using Saola.Engines.Search;
using Saola.Modules.Portal;
using Saola.Modules.PublicServices;
using Saola.Web.Composition;

namespace Saola.App;

/// <summary>The list of everything that Saola is made of: engines from the ground up, then modules.</summary>
public static class Modules
{
    /// <summary>Engines, in the order of architecture.md: each may use those before it.</summary>
    public static IReadOnlyList<ISaolaPart> Engines { get; } =
    [
        new LedgerEngine(), new IdentityEngine(), new CalendarEngine(), new JobsEngine(), new FilesEngine(),
        new DocumentsEngine(), new MessagesEngine(), new SearchEngine(), new PaymentsEngine(),
        new CasesEngine(), new IndicatorsEngine(),
    ];

    /// <summary>Modules; none knows another.</summary>
    public static IReadOnlyList<ISaolaPart> Systems { get; } = [new PublicServicesModule(), new PortalModule()];

    /// <summary>Engines, then modules.</summary>
    public static IReadOnlyList<ISaolaPart> All { get; } = [.. Engines, .. Systems];
}
