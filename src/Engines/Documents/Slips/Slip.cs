using Saola.Engines.Documents.Model;

namespace Saola.Engines.Documents.Slips;

/// <summary>A form of Circular 03/2025/TT-VPCP, annex I, as data. <see cref="ToDocument"/> gives it its look.</summary>
public abstract record Slip
{
    private protected Slip()
    {
    }

    /// <summary>Who speaks.</summary>
    public required LetterHead Head { get; init; }

    /// <summary>The instant of issue: the date in the head and in the file.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>Which form it is.</summary>
    public abstract SlipForm Form { get; }

    /// <summary>The document, ready for the writers.</summary>
    public abstract SaolaDocument ToDocument();
}

/// <summary>A form that belongs to one file.</summary>
public abstract record FileSlip : Slip
{
    private protected FileSlip()
    {
    }

    /// <summary>Code of the file (mã hồ sơ), such as <c>H29.15-261106-0031</c>.</summary>
    public required string FileCode { get; init; }

    /// <summary>Address at which anybody with the slip follows the file, with number and code: goes into the QR code, holds no personal data.</summary>
    public required string TrackingAddress { get; init; }

    /// <summary>The code that, with the file code, opens the page without an account.</summary>
    public required string TrackingCode { get; init; }

    /// <summary>Who filed.</summary>
    public required SlipApplicant Applicant { get; init; }

    /// <summary>What was asked for.</summary>
    public required SlipProcedure Procedure { get; init; }

    /// <summary>Whom to ask.</summary>
    public required SlipContact Contact { get; init; }
}

/// <summary>Number, identifier and title of a form.</summary>
public sealed record SlipForm
{
    private SlipForm(string number, string identifier) => (Number, Identifier) = (number, identifier);

    /// <summary>Giấy tiếp nhận hồ sơ và hẹn trả kết quả.</summary>
    public static SlipForm ReceiptSlip { get; } = new("01", "receipt_slip");

    /// <summary>Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ.</summary>
    public static SlipForm SupplementRequest { get; } = new("02", "supplement_request");

    /// <summary>Phiếu từ chối tiếp nhận giải quyết hồ sơ.</summary>
    public static SlipForm RefusalSlip { get; } = new("03", "refusal_slip");

    /// <summary>Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết.</summary>
    public static SlipForm ApologyExtension { get; } = new("04", "apology_extension");

    /// <summary>Thông báo dừng giải quyết hồ sơ.</summary>
    public static SlipForm StopNotice { get; } = new("05", "stop_notice");

    /// <summary>Phiếu kiểm soát quá trình giải quyết hồ sơ.</summary>
    public static SlipForm ControlSlip { get; } = new("06", "control_slip");

    /// <summary>Sổ theo dõi hồ sơ.</summary>
    public static SlipForm FileRegister { get; } = new("07", "file_register");

    /// <summary>Number in the annex.</summary>
    public string Number { get; }

    /// <summary>Name in programs (domain.md 1.3).</summary>
    public string Identifier { get; }

    /// <summary>Title in Vietnamese, as printed but without capitals.</summary>
    public string Title => SlipWording.Of(Identifier + ".title");
}

/// <summary>Who filed. The name is printed whole, the number with its middle covered.</summary>
public sealed record SlipApplicant
{
    /// <summary>Person or organisation, in full.</summary>
    public required string Name { get; init; }

    /// <summary>Personal number or tax code, whole; it is covered when printed. Null when there is none.</summary>
    public string? Number { get; init; }

    /// <summary>Address in one line.</summary>
    public required string Address { get; init; }

    /// <summary>Telephone, or null.</summary>
    public string? Phone { get; init; }

    /// <summary>E-mail, or null.</summary>
    public string? Email { get; init; }
}

/// <summary>The procedure of a file.</summary>
/// <param name="Code">Code, such as <c>1.001786</c>.</param>
/// <param name="Name">Name in full.</param>
public sealed record SlipProcedure(string Code, string Name);

/// <summary>Whom to ask about a file.</summary>
public sealed record SlipContact
{
    /// <summary>Person or unit.</summary>
    public required string Name { get; init; }

    /// <summary>Telephone.</summary>
    public required string Phone { get; init; }

    /// <summary>E-mail, or null.</summary>
    public string? Email { get; init; }
}

/// <summary>Who signs.</summary>
public sealed record SlipSigner
{
    /// <summary>Name without rank.</summary>
    public required string Name { get; init; }

    /// <summary>Title, such as <c>Chánh Văn phòng</c>; not used where the form itself names the role.</summary>
    public string? Title { get; init; }

    /// <summary>In whose place, such as <c>TL. Giám đốc</c>, or null.</summary>
    public string? Authority { get; init; }

    /// <summary>How it was approved when nobody signs on paper, such as <c>Đã duyệt lúc 17:00, 25/11/2026</c>; null leaves room for a pen.</summary>
    public string? Evidence { get; init; }
}

/// <summary>How a file came in.</summary>
public enum FilingChannel
{
    /// <summary>At the counter.</summary>
    Counter,

    /// <summary>On line.</summary>
    Online,

    /// <summary>By public post.</summary>
    Post,
}
