using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Hosting;
using Saola.Kernel;

namespace Saola.Web.Pages;

/// <summary>Every component in every state, in development and in the demonstration. People and figures are invented.</summary>
[AllowAnonymous]
public sealed class GalleryModel(SaolaSettings settings, IHostEnvironment host) : PageModel
{
    private static readonly DateTimeOffset Noon = VietnamTime.Instant(new DateTime(2026, 11, 25, 9, 12, 0, DateTimeKind.Unspecified));

    /// <summary>The form of the gallery.</summary>
    [BindProperty]
    public Sample Input { get; set; } = new();

    /// <summary>Officers' frame in the place of the public one.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Office { get; set; }

    /// <summary>When the figures were counted.</summary>
    public DateTimeOffset CountedAt => Noon;

    private bool IsShown => settings.Demo || host.IsDevelopment();

    /// <summary>Shows the components, with faults when <c>?errors=true</c>.</summary>
    public IActionResult OnGet(bool errors)
    {
        if (!IsShown) return NotFound();
        if (errors) Refuse();
        return Page();
    }

    /// <summary>Answers a form of the gallery: faults in sight, or the sentence after a redirect.</summary>
    public IActionResult OnPost()
    {
        if (!IsShown) return NotFound();
        if (string.IsNullOrWhiteSpace(Input.Certificate)) Refuse();
        if (!ModelState.IsValid) return Page();
        TempData.Flash(NoticeKind.Done, $"Đã nhận giấy chứng nhận {Input.Certificate}.");
        return RedirectToPage();
    }

    private void Refuse() => ModelState.Add(
        [
            new Fault("sample.certificate", "Nhập số giấy chứng nhận kiểm định", nameof(Sample.Certificate)),
            new Fault("sample.day", "Ngày kiểm định ở tương lai, hãy xem lại năm", nameof(Sample.Checked)),
        ], nameof(Input));

    /// <summary>The fields of the gallery's form.</summary>
    public sealed class Sample
    {
        /// <summary>Number of a certificate.</summary>
        public string? Certificate { get; set; }

        /// <summary>Day of the check.</summary>
        public DateOnly? Checked { get; set; } = new(2026, 10, 14);

        /// <summary>Day in one box.</summary>
        public DateOnly? ValidTo { get; set; } = new(2027, 10, 14);

        /// <summary>A sum.</summary>
        public Money? Fee { get; set; } = new(2_000_000);

        /// <summary>An area.</summary>
        public decimal? Area { get; set; } = 16.5m;

        /// <summary>Kind of the machine.</summary>
        public string? Machine { get; set; } = "ct";

        /// <summary>How the result is received.</summary>
        public string? Delivery { get; set; } = "e";

        /// <summary>Ways of notice.</summary>
        public IReadOnlyList<string> Notices { get; set; } = ["mail"];

        /// <summary>Consent.</summary>
        public bool Agrees { get; set; }

        /// <summary>A longer answer.</summary>
        public string? Opinion { get; set; } = "Diện tích phòng theo bản vẽ hoàn công là 16 m², đạt yêu cầu.";
    }
}
