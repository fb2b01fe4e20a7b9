using Saola.Kernel;

namespace Saola.Engines.Payments;

/// <summary>Settings <c>Saola:Payments:…</c>. The gateway's secret comes from the environment: <c>Saola__Payments__Gateway__Secret</c>.</summary>
internal sealed class PaymentSettings
{
    /// <summary>How long an order may be paid.</summary>
    public int OrderHours { get; set; } = 72;

    /// <summary>Series of electronic receipts; <c>{yy}</c> is the year. The sign that the tax authority accepts is the department's to register.</summary>
    public string ReceiptSeries { get; set; } = "BLDT{yy}";

    /// <summary>From this day on no paper receipt is written any more (Decree 254/2026/NĐ-CP: paper to 31/12/2026).</summary>
    public DateOnly ElectronicOnlyFrom { get; set; } = new(2027, 1, 1);

    /// <summary>How often a silent provider is asked before a person decides.</summary>
    public int MostQuestions { get; set; } = 6;

    /// <summary>The account for transfers; without a number no transfer is offered.</summary>
    public BankSettings Bank { get; set; } = new();

    /// <summary>The gateway; without an address none is offered, except the simulated one of the demonstration.</summary>
    public GatewaySettings Gateway { get; set; } = new();

    /// <summary>Who issues receipts.</summary>
    public IssuerSettings Issuer { get; set; } = new();

    /// <summary>With what the demonstration stands in for what is not set.</summary>
    public PaymentSettings Of(SaolaSettings common)
    {
        if (!common.Demo) return this;
        if (Bank.Account.Length == 0) Bank = new BankSettings { Bin = "970436", Name = "Vietcombank", Account = "0000012345678", Holder = "SO KHCN - TAI KHOAN MAU", IsSample = true };
        if (Gateway.PayAddress.Length == 0) Gateway.Simulate();
        return this;
    }
}

/// <summary>An account at a Vietnamese bank.</summary>
internal sealed class BankSettings
{
    /// <summary>Six digits: the bank's number in domestic transfers (NAPAS).</summary>
    public string Bin { get; set; } = "";

    public string Name { get; set; } = "";

    public string Account { get; set; } = "";

    public string Holder { get; set; } = "";

    /// <summary>An invented account: nobody may send real money to it, and the page says so.</summary>
    public bool IsSample { get; set; }

    public bool IsSet => Bin.Length == 6 && Account.Length > 0;
}

/// <summary>A redirect gateway as the common Vietnamese ones publish it (version 2.1.0 of the widespread interface).</summary>
internal sealed class GatewaySettings
{
    public string Code { get; set; } = "gateway";

    public string Name { get; set; } = "Cổng thanh toán";

    /// <summary>Where the payer is sent.</summary>
    public string PayAddress { get; set; } = "";

    /// <summary>Where the outcome is asked and a refund is ordered.</summary>
    public string ApiAddress { get; set; } = "";

    public string MerchantCode { get; set; } = "";

    public string Secret { get; set; } = "";

    /// <summary>By what amounts in đồng are multiplied.</summary>
    public int AmountFactor { get; set; } = 100;

    public int TimeoutSeconds { get; set; } = 10;

    /// <summary>The gateway inside this program: for the demonstration only.</summary>
    public bool IsSimulated { get; private set; }

    public bool IsSet => IsSimulated || (PayAddress.Length > 0 && Secret.Length > 0);

    public void Simulate()
    {
        (IsSimulated, Code, Name, MerchantCode) = (true, "simulated", "Cổng thanh toán mô phỏng", "SAOLADEMO");
        Secret = System.Security.Cryptography.RandomNumberGenerator.GetHexString(64);
    }
}

/// <summary>How the department is written on a receipt.</summary>
internal sealed class IssuerSettings
{
    public string Parent { get; set; } = "Ủy ban nhân dân\nThành phố Hồ Chí Minh";

    public string Name { get; set; } = "Sở Khoa học và Công nghệ";

    public string Place { get; set; } = "Thành phố Hồ Chí Minh";

    /// <summary>Tax code, or empty.</summary>
    public string TaxCode { get; set; } = "";
}
