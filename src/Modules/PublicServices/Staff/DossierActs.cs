using Saola.Engines.Cases;

namespace Saola.Modules.PublicServices.Staff;

/// <summary>The acts of the page of a dossier.</summary>
internal sealed record DossierActs(DecideStep Decide, HandOverResult Deliver, RecordReturnedMail MailBack, RevealNumber Reveal);
