using Saola.Engines.Identity;
using Saola.Modules.PublicServices.Staff;

namespace Saola.Modules.PublicServices.Pages.Staff.Dossier;

/// <summary>All files of the dossier, replaced ones too.</summary>
[RequireRole]
internal sealed class PapersModel(DossierTools tools) : DossierPage(tools);
