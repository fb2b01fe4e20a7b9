using Saola.Engines.Documents.Model;
using Saola.Engines.Payments.Model;
using Saola.Kernel;

namespace Saola.Engines.Payments.Receipts;

/// <summary>A receipt on paper: head, number, payer, what for, amount in figures and words, and a code that opens its public page.</summary>
internal sealed class ReceiptDocument(PaymentSettings settings, SaolaSettings site)
{
    public SaolaDocument Of(Receipt receipt, string? replacedNumber, string? replacingNumber)
    {
        var issuer = settings.Issuer;
        var address = $"{site.PublicAddress}/bien-lai/{receipt.VerificationCode}";
        var document = new DocumentBuilder(new DocumentInfo { Title = $"Biên lai {receipt.Number}", Author = issuer.Name, IssuedAt = receipt.IssuedAt, Key = receipt.Number })
            .Add(new LetterHeadBlock(new LetterHead { ParentOrganisation = issuer.Parent, IssuingOrganisation = issuer.Name, Place = issuer.Place }, VietnamTime.Day(receipt.IssuedAt)) { NumberLine = $"Số: {receipt.Number}" })
            .Add(new TitleBlock("BIÊN LAI THU TIỀN PHÍ, LỆ PHÍ") { Abstract = receipt.State == ReceiptState.Replaced ? $"(Đã bị thay thế bởi biên lai {replacingNumber})" : "(Biên lai điện tử)", SpaceBefore = 14 })
            .FactIfKnown("Mã số thuế đơn vị thu", issuer.TaxCode)
            .Fact("Họ tên người nộp", receipt.PayerName, Emphasis.Bold)
            .FactIfKnown("Mã số thuế hoặc số định danh", PersonalNumbers.Masked(receipt.PayerNumber))
            .FactIfKnown("Địa chỉ", receipt.PayerAddress)
            .Fact("Nội dung thu", receipt.What)
            .Fact("Mã số hồ sơ", receipt.RecordNumber)
            .Fact("Số tiền", receipt.Amount.ToString(), Emphasis.Bold)
            .Fact("Bằng chữ", AmountInWords.Of(receipt.Amount))
            .Fact("Hình thức nộp", Ways[receipt.Channel])
            .Fact("Thời điểm lập", VietnameseFormats.Instant(receipt.IssuedAt))
            .FactIfKnown("Thay thế biên lai số", replacedNumber)
            .Add(new QrPanel(address, ["Kiểm tra biên lai này", address, "Quét mã hoặc mở địa chỉ trên để biết biên lai còn giá trị hay đã bị thay thế."]) { SpaceBefore = 16 });
        return document.Build();
    }

    // The words of a receipt are those of the form, whatever language the screen has.
    private static Dictionary<PaymentChannel, string> Ways { get; } = new()
    {
        [PaymentChannel.Cash] = "Tiền mặt tại quầy", [PaymentChannel.Transfer] = "Chuyển khoản", [PaymentChannel.Gateway] = "Thanh toán trực tuyến",
    };
}
