using Saola.Kernel;
using Saola.Modules.PublicServices.Builder.Model;
using Saola.Modules.PublicServices.Catalogue;

namespace Saola.Modules.PublicServices.Builder.Publishing;

/// <summary>With what a draft is compared: the version in force, or the one before that which the draft became.</summary>
internal sealed class VersionInForce(ProcedureCatalogue catalogue, TimeProvider clock)
{
    public Procedure? Of(ProcedureDraft draft) => draft.PublishedVersion is { } own
        ? catalogue.Versions(draft.Code).LastOrDefault(p => p.Version < own)
        : catalogue.Current(draft.Code, clock.Today()) ?? catalogue.Versions(draft.Code).LastOrDefault();
}
