namespace Saola.Modules.PublicServices.Slips;

/// <summary>Everything that makes a document of a dossier.</summary>
internal sealed record SlipMakers(ReceptionSlips Reception, ClosingSlips Closing, ResultDocuments Results);
