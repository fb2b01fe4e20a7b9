using System.Globalization;
using Saola.Engines.Cases;
using Saola.Engines.Identity;
using Saola.Kernel;
using Saola.Web.Language;

namespace Saola.Modules.PublicServices.Notices;

/// <summary>Title and body of a notice.</summary>
internal sealed record NoticeText(string Title, string Body);

/// <summary>
/// Words the notices: what happened, what is next, whom to ask. Who chose English gets both languages, English first: the Vietnamese wording is
/// the one that counts.
/// </summary>
internal sealed class NoticeWords(SaolaSettings settings, IUnits units)
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en"), Vietnamese = CultureInfo.GetCultureInfo("vi");

    /// <summary>The notice with everything that its owner may know. <paramref name="reasons"/>: why a fee was set, by the fee's id.</summary>
    public NoticeText Of(string kind, CaseDetails dossier, int round, IReadOnlyDictionary<string, string> reasons, string? language) =>
        Speak(language, () => new NoticeText(Title(kind, dossier), Body(kind, dossier, round, reasons)));

    /// <summary>Only that there is news: for an address of which nobody has shown that it is the applicant's.</summary>
    public NoticeText Pointer(string kind, CaseDetails dossier, string? language) => Speak(language, () =>
        new NoticeText(Title(kind, dossier), Texts.Say("Notice.Pointer", dossier.Row.Number, dossier.Row.TypeName, Title(kind, dossier), TrackingPage)));

    private string TrackingPage => $"{settings.PublicAddress}/tra-cuu";

    private static NoticeText Speak(string? language, Func<NoticeText> words)
    {
        var vietnamese = ScreenLanguage.In(Vietnamese, words);
        if (language != "en") return vietnamese;
        var english = ScreenLanguage.In(English, words);
        return new NoticeText(english.Title, $"{english.Body}\n\n———\n\n{vietnamese.Title}\n\n{vietnamese.Body}");
    }

    private static string Title(string kind, CaseDetails dossier) => Texts.Say($"Notice.{kind}.Title", dossier.Row.Number);

    private string Body(string kind, CaseDetails dossier, int round, IReadOnlyDictionary<string, string> reasons)
    {
        var row = dossier.Row;
        var due = row.DueAt is { } at ? VietnameseFormats.InstantWithWeekday(at) : Texts.Say("Notice.NoTerm");
        var supplement = kind is "N11" or "N12" or "N13" ? dossier.Supplements[^1] : dossier.Supplements.FirstOrDefault(s => s.Round == round);
        var apology = kind == "N14" ? dossier.Apologies.FirstOrDefault(a => a.Round == round) : null;
        var items = supplement is null ? "" : string.Join('\n', supplement.Items.Select(i => $"- {i.Label}: {i.Problem}"));
        var reason = dossier.Runs.Count > 0 ? dossier.Runs[^1].Reason ?? dossier.Stop?.Reason ?? "" : "";
        var ended = dossier.IssuedResults.FirstOrDefault(r => r.Standing != ResultStanding.InForce);
        var body = kind is "N15" or "N16"
            ? Texts.Say($"Notice.{kind}.Body", row.Number, row.TypeName, ended?.Number, ended?.EndReason, ended?.EndBasis, dossier.IssuedResults.First().Number)
            : Texts.Say($"Notice.{kind}.Body", row.Number, row.TypeName, due, items, supplement is null ? "" : VietnameseFormats.Day(supplement.DueBy), reason,
            VietnameseFormats.InstantWithWeekday(row.ReceptionDueAt), Texts.Say("Delivery." + row.DeliveryMode), Owed(dossier, reasons),
            apology?.Reason, apology is null ? "" : VietnameseFormats.InstantWithWeekday(apology.NewDueAt), apology is null ? "" : VietnameseFormats.InstantWithWeekday(apology.MissedDueAt));
        return $"{body}\n\n{Texts.Say("Notice.Track", TrackingPage, row.Number, dossier.TrackingCode)}\n{Texts.Say("Notice.Ask", units.NameOf(row.StepUnit ?? row.UnitCode))}";
    }

    private static string Owed(CaseDetails dossier, IReadOnlyDictionary<string, string> reasons) => string.Join('\n', dossier.Fees.Where(f => f.ReceivedAt is null)
        .Select(f => Texts.Say("Notice.Fee", f.Name, f.Amount, reasons.GetValueOrDefault(f.FeeId, "")).TrimEnd()));
}
