using Microsoft.AspNetCore.Mvc;
using Saola.Engines.Cases;
using Saola.Engines.Identity;
using Saola.Engines.Payments;
using Saola.Kernel;
using Saola.Modules.PublicServices.Staff;

namespace Saola.Modules.PublicServices.Pages.Staff.Dossier;

/// <summary>The fees of a dossier: what is owed, what was received with which receipt, what must still be set.</summary>
[RequireRole]
internal sealed class FeeModel(DossierTools tools, RecordFee record, FeeDesk desk, PaymentQueries payments) : DossierPage(tools)
{
    [BindProperty]
    public Guid FeeId { get; set; }

    [BindProperty]
    public Money Amount { get; set; }

    [BindProperty]
    public string? Receipt { get; set; }

    public IReadOnlyList<FeeLine> Lines { get; private set; } = [];

    /// <summary>The payments that were asked for.</summary>
    public IReadOnlyList<PaymentOrderView> Payments { get; private set; } = [];

    public bool MaySet { get; private set; }

    public bool MayRecord { get; private set; }

    /// <summary>The one whose receipt is asked for: one at a time, so that nothing is typed into the wrong form.</summary>
    public FeeLine? Asked { get; private set; }

    public IReadOnlyDictionary<Guid, string> People { get; private set; } = new Dictionary<Guid, string>();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => !await LoadAsync(cancellationToken) ? NotFound()
        : await AfterAsync(await record.HandleAsync(Dossier.Row.Id, FeeId, Amount, Receipt, cancellationToken), "Done.fee", cancellationToken);

    protected override async Task PrepareAsync(CancellationToken cancellationToken)
    {
        Lines = await desk.LinesAsync(Dossier, cancellationToken);
        Payments = await payments.OfAsync(CaseSubject.Of(Dossier.Row.Id), cancellationToken);
        MaySet = await desk.MaySetAsync(Dossier, cancellationToken);
        MayRecord = await desk.MayRecordAsync(cancellationToken);
        var wanted = FeeId != Guid.Empty ? FeeId : Guid.TryParse(Request.Query["khoan"], out var chosen) ? chosen : Guid.Empty;
        Asked = Lines.FirstOrDefault(l => l.IsPayable && l.Row!.Id == wanted) ?? Lines.FirstOrDefault(l => l.IsPayable);
        var people = await Tools.Directory.PeopleAsync([.. Lines.SelectMany(l => l.Decisions).Select(d => d.By).OfType<Guid>().Distinct()], cancellationToken);
        People = people.ToDictionary(p => p.Key, p => p.Value.FullName);
    }
}
