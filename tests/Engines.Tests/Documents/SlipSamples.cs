using Saola.Engines.Documents.Model;
using Saola.Engines.Documents.Slips;
using Saola.Kernel;

namespace Saola.Engines.Tests.Documents;

/// <summary>One filled form of each kind. The people and firms do not exist.</summary>
internal static class SlipSamples
{
    private const string FileCode = "H29.15-261106-0031";
    private const string Tracking = "http://localhost:5080/tra-cuu?number=H29.15-261106-0031&code=K7QM2X";

    public static LetterHead Head { get; } = new()
    {
        ParentOrganisation = "Ủy ban nhân dân\nThành phố Hồ Chí Minh",
        IssuingOrganisation = "Sở Khoa học và Công nghệ",
        Place = "Thành phố Hồ Chí Minh",
    };

    private static SlipApplicant Applicant { get; } = new()
    {
        Name = "Công ty TNHH Thiết bị Y tế Đường Sáng", Number = "0319999996",
        Address = "Số 12/5 đường Nguyễn Thị Định, phường Bình Trưng, Thành phố Hồ Chí Minh",
        Phone = "090 123 4567", Email = "hoso@duongsang.example",
    };

    private static SlipContact Contact { get; } = new() { Name = "Bộ phận Một cửa, Văn phòng Sở", Phone = "028 3829 0000", Email = "motcua@skhcn.example" };

    private static SlipProcedure Procedure { get; } = new("2.002385", "Khai báo thiết bị X-quang chẩn đoán trong y tế");

    private static SlipSigner Clerk { get; } = new() { Name = "Trần Thị Kim Ngọc", Evidence = "Đã xác nhận lúc 08:12, 09/11/2026" };

    private static SlipSigner Director { get; } = new() { Name = "Lê Quang Vĩnh", Authority = "KT. Giám đốc", Title = "Phó Giám đốc" };

    private static SlipSigner OfficeChief { get; } = new() { Name = "Phạm Đức Thắng", Authority = "TL. Giám đốc", Title = "Chánh Văn phòng" };

    private static Recipients Recipients { get; } = new(["Như trên", "Ban Giám đốc Sở (để báo cáo)", "Phòng Quản lý Công nghệ và Thị trường công nghệ"], "VT, VP (Ngọc)");

    public static DateTimeOffset At(int month, int day, int hour, int minute = 0) => VietnamTime.Instant(new DateTime(2026, month, day, hour, minute, 0));

    public static ReceiptSlip Receipt { get; } = new()
    {
        Head = Head, IssuedAt = At(11, 9, 8, 12), FileCode = FileCode, TrackingAddress = Tracking, TrackingCode = "K7QM2X", Applicant = Applicant, Procedure = Procedure, Contact = Contact,
        ReceivingUnit = "Bộ phận Tiếp nhận và Trả kết quả, Sở Khoa học và Công nghệ",
        Papers =
        [
            new("Phiếu khai báo thiết bị X-quang chẩn đoán trong y tế", "Bản điện tử", 1),
            new("Quyết định thành lập hoặc giấy chứng nhận đăng ký doanh nghiệp", "Dữ liệu khai thác", 1),
            new("Tài liệu kỹ thuật của nhà sản xuất về bóng X-quang và tủ điều khiển", "Bản sao", 2),
        ],
        SetCount = 1, Term = "5 ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ", AcceptedAt = At(11, 9, 8, 12), DueAt = At(11, 16, 17),
        Delivery = "bản điện tử, gửi vào kho dữ liệu của tổ chức", Channel = FilingChannel.Online, Fee = "không thu",
        RegisterVolume = "02/2026", RegisterNumber = "1.347", Receiver = Clerk,
    };

    public static SupplementRequest Supplement { get; } = new()
    {
        Head = Head, IssuedAt = At(11, 10, 10), FileCode = FileCode, TrackingAddress = Tracking, TrackingCode = "K7QM2X", Applicant = Applicant, Procedure = Procedure, Contact = Contact,
        Number = "15/HDHS", Round = 1, DueBy = At(11, 20, 17), Signer = Clerk with { Evidence = null },
        Items =
        [
            new()
            {
                Target = "Giấy chứng nhận đào tạo an toàn bức xạ", Problem = "trang 2 bị mờ, không đọc được số hiệu giấy chứng nhận",
                Basis = "người phụ trách an toàn phải có giấy chứng nhận đào tạo còn hiệu lực",
                Guidance = "chụp lại trang 2 đủ bốn góc, đủ sáng, rồi gửi đúng vào mục giấy tờ này",
            },
            new()
            {
                Target = "Số máy trên tủ điều khiển", Problem = "trùng với số trên bóng X-quang",
                Basis = "mỗi bộ phận của máy có số riêng, dùng để theo dõi kiểm định",
                Guidance = "xem nhãn ở mặt sau tủ điều khiển, ảnh mẫu có bên cạnh ô nhập",
            },
        ],
    };

    public static RefusalSlip Refusal { get; } = new()
    {
        Head = Head, IssuedAt = At(11, 10, 10), FileCode = FileCode, TrackingAddress = Tracking, TrackingCode = "K7QM2X", Applicant = Applicant, Procedure = Procedure, Contact = Contact,
        ReceivingUnit = "Bộ phận Tiếp nhận và Trả kết quả", Reason = "Thiết bị đặt tại tỉnh khác, không thuộc thẩm quyền giải quyết của Sở.",
        LegalBasis = "khoản 1 Điều 15 của nghị định về tiến hành công việc bức xạ.", Redirect = "Sở Khoa học và Công nghệ nơi đặt thiết bị.",
        Channel = FilingChannel.Counter, Receiver = Clerk with { Evidence = null },
    };

    public static ApologyExtension Apology { get; } = new()
    {
        Head = Head, IssuedAt = At(11, 13, 9), FileCode = FileCode, TrackingAddress = Tracking, TrackingCode = "K7QM2X", Applicant = Applicant, Procedure = Procedure, Contact = Contact,
        Number = "21/VP-SKHCN", AcceptedAt = At(11, 9, 8, 12), OriginalDueAt = At(11, 16, 17), NewDueAt = At(11, 23, 17),
        Reason = "cán bộ thẩm định phải đo lại suất liều tại phòng máy.", Step = "thẩm định, Phòng Quản lý Công nghệ và Thị trường công nghệ",
        Signer = OfficeChief, Recipients = Recipients,
    };

    public static StopNotice Stop { get; } = new()
    {
        Head = Head, IssuedAt = At(12, 1, 15, 30), FileCode = FileCode, TrackingAddress = Tracking, TrackingCode = "K7QM2X", Applicant = Applicant, Procedure = Procedure, Contact = Contact,
        Number = "07/TB-SKHCN", AcceptedAt = At(11, 9, 8, 12), Ground = StopGround.SupplementOverdue,
        Reason = "Phiếu yêu cầu bổ sung số 15/HDHS đề nghị gửi trước 17 giờ 00 ngày 20 tháng 11 năm 2026, đến nay Sở chưa nhận được.",
        Stage = "thẩm định hồ sơ.", ReturnedPapers = ["Tài liệu kỹ thuật của nhà sản xuất, 02 bản sao."], Fee = "thủ tục này không thu phí.",
        FileAgain = "Ông/Bà có thể nộp hồ sơ mới bất cứ lúc nào; giấy tờ đã gửi vẫn còn trong kho để dùng lại.", Signer = OfficeChief, Recipients = Recipients,
    };

    public static ControlSlip Control { get; } = new()
    {
        Head = Head, IssuedAt = At(11, 16, 16, 40), FileCode = FileCode, TrackingAddress = Tracking, TrackingCode = "K7QM2X", Applicant = Applicant, Procedure = Procedure, Contact = Contact,
        AcceptedAt = At(11, 9, 8, 12), DueAt = At(11, 16, 17), ReturnedAt = At(11, 16, 16, 35),
        HandOvers =
        [
            HandOver("Bộ phận Một cửa", "Phòng Quản lý Công nghệ và Thị trường công nghệ", "Trần Thị Kim Ngọc", "Võ Hoàng Nguyên", At(11, 9, 9, 40), HandOverOutcome.OnTime),
            HandOver("Phòng Quản lý Công nghệ và Thị trường công nghệ", "Ban Giám đốc", "Võ Hoàng Nguyên", "Lê Quang Vĩnh", At(11, 13, 11, 5), HandOverOutcome.Early),
            HandOver("Ban Giám đốc", "Bộ phận Một cửa", "Lê Quang Vĩnh", "Trần Thị Kim Ngọc", At(11, 16, 15, 20), HandOverOutcome.Late) with { Note = "Quá hạn bước ký 2 giờ" },
        ],
    };

    public static FileRegister Register(int rows) => new()
    {
        Head = Head, IssuedAt = At(12, 1, 8), Unit = "Bộ phận Tiếp nhận và Trả kết quả", Period = "Từ 01/11/2026 đến 30/11/2026", Volume = "02/2026",
        Rows = [.. Enumerable.Range(1, rows).Select(RegisterRow)],
    };

    public static ResultDocument Certificate { get; } = new()
    {
        Head = Head, Number = "12/2026/GCN-KHCN", Kind = "Giấy chứng nhận", About = "Đăng ký hoạt động khoa học và công nghệ", IssuedAt = At(2, 5, 14),
        Parts =
        [
            new ResultFacts(
            [
                new("Tên tổ chức", "Viện Nghiên cứu Vật liệu mới Hướng Dương", Emphasis.Bold),
                new("Tên bằng tiếng nước ngoài", "Huong Duong Institute for Advanced Materials"),
                new("Trụ sở chính", "Số 45 đường Võ Văn Ngân, phường Thủ Đức, Thành phố Hồ Chí Minh"),
                new("Người đứng đầu", "Nguyễn Ngọc Yến, Viện trưởng"),
                new("Vốn đăng ký", "2.000.000.000 đồng"),
            ]),
            new ResultText(["Tổ chức được hoạt động trong các lĩnh vực sau đây, đúng nội dung đã đăng ký và quy định của pháp luật về khoa học, công nghệ và đổi mới sáng tạo:"]),
            new ResultTable(
                [new("Mã", 14, TextAlignment.Centre), new("Lĩnh vực", 36), new("Nội dung", 50)],
                [["20501", "Vật liệu tiên tiến", "Nghiên cứu, thử nghiệm vật liệu từ tính và màng mỏng"], ["20502", "Kỹ thuật vật liệu", "Dịch vụ phân tích, đo lường tính chất cơ lý"]]),
        ],
        Signer = Director, Recipients = new(["Tổ chức nêu trên", "Bộ Khoa học và Công nghệ (để báo cáo)"], "VT, QLKH (Nguyên)"),
        PublicAddress = "http://localhost:5080/ket-qua/12-2026-GCN-KHCN",
    };

    public static ResultDocument Decision { get; } = new()
    {
        Head = Head, Number = "05/QĐ-SKHCN", Kind = "Quyết định", About = "Về việc công nhận trung tâm đổi mới sáng tạo", IssuedAt = At(2, 5, 14),
        DecidedBy = "Giám đốc Sở Khoa học và Công nghệ",
        Grounds = ["Căn cứ Luật Khoa học, công nghệ và đổi mới sáng tạo ngày 27 tháng 6 năm 2025", "Theo đề nghị của Trưởng phòng Quản lý Khoa học"],
        Parts =
        [
            new ResultText(["Công nhận Trung tâm Đổi mới sáng tạo Bến Thành là trung tâm đổi mới sáng tạo."], "Điều 1."),
            new ResultText(["Trung tâm có trách nhiệm báo cáo hằng năm, duy trì điều kiện công nhận và công khai kết quả hoạt động.", "Báo cáo gửi trước ngày 15 tháng 01 của năm sau."], "Điều 2."),
            new ResultText(["Quyết định này có hiệu lực từ ngày ký. Chánh Văn phòng, các Trưởng phòng có liên quan và người đứng đầu Trung tâm chịu trách nhiệm thi hành./."], "Điều 3."),
        ],
        Signer = Director, Recipients = new(["Như Điều 3", "Ủy ban nhân dân Thành phố (để báo cáo)"], "VT, QLKH"),
        PublicAddress = "http://localhost:5080/ket-qua/05-QD-SKHCN",
    };

    /// <summary>Every form and result under the name that its file takes.</summary>
    public static IReadOnlyDictionary<string, SaolaDocument> All { get; } = new Dictionary<string, SaolaDocument>(StringComparer.Ordinal)
    {
        ["01_receipt_slip"] = Receipt.ToDocument(), ["02_supplement_request"] = Supplement.ToDocument(), ["03_refusal_slip"] = Refusal.ToDocument(),
        ["04_apology_extension"] = Apology.ToDocument(), ["05_stop_notice"] = Stop.ToDocument(), ["06_control_slip"] = Control.ToDocument(),
        ["07_file_register"] = Register(40).ToDocument(), ["certificate"] = Certificate.ToDocument(), ["decision"] = Decision.ToDocument(),
    };

    private static HandOver HandOver(string from, string to, string giver, string receiver, DateTimeOffset at, HandOverOutcome outcome) =>
        new() { FromUnit = from, ToUnit = to, Giver = giver, Receiver = receiver, At = at, Outcome = outcome };

    private static FileRegisterRow RegisterRow(int number) => new()
    {
        FileCode = $"H29.15-2611{number % 28 + 1:00}-{number:0000}", ProcedureName = number % 3 == 0 ? "Đăng ký hoạt động của tổ chức khoa học và công nghệ" : Procedure.Name,
        Applicant = number % 2 == 0 ? Applicant.Name : "Nguyễn Ngọc Yến", AddressAndPhone = $"{number} đường Lê Lợi, phường Sài Gòn; 090 123 4567",
        LeadUnit = "Phòng Quản lý Khoa học", ReceivedAt = At(11, (number % 28) + 1, 8, number % 60), DueAt = At(12, (number % 28) + 1, 17),
        DoneAt = number % 2 == 0 ? At(11, 29, 9) : null, ReceivedBy = "Trực tuyến", ReturnedBy = "Điện tử",
    };
}
