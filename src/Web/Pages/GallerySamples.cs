using Saola.Kernel;

namespace Saola.Web.Pages;

/// <summary>The invented content of the gallery.</summary>
internal static class GallerySamples
{
    public static readonly IReadOnlyList<Deadline> Deadlines =
    [
        Deadline.Left(new Stretch(3, 2)), Deadline.Left(new Stretch(1, 6)), Deadline.Left(new Stretch(0, 2), isToday: true),
        Deadline.Over(new Stretch(1, 3)), Deadline.Paused(new Stretch(4)), Deadline.Early(new Stretch(2)),
    ];

    public static readonly IReadOnlyList<TimelineEntry> History =
    [
        new(TimelineKind.Past, "Bạn nộp hồ sơ trực tuyến") { At = At(6, 14, 20), Detail = "5 giấy tờ, đã kiểm tra nguyên vẹn" },
        new(TimelineKind.Past, "Sở tiếp nhận, hẹn trả 20/11") { At = At(6, 15, 5), Detail = "Bà Trần Thị Mỹ Duyên, Bộ phận Một cửa", Shape = StatusShape.Accepted },
        new(TimelineKind.Pause, "Sở đề nghị gửi lại giấy chứng nhận đào tạo")
        {
            At = At(10, 10, 0), Detail = "Trang 2 bị mờ, không đọc được số hiệu. Thời gian tạm dừng.", LinkText = "Xem phiếu yêu cầu", LinkHref = "#",
        },
        new(TimelineKind.Past, "Bạn gửi lại bản rõ, thời gian chạy tiếp") { At = At(16, 15, 12), Detail = "Ngày hẹn mới: 11:12, thứ Hai 30/11" },
        new(TimelineKind.Now, "Trình lãnh đạo ký") { At = At(25, 8, 5), Detail = "Bà Đặng Hoài Phương, Phó Giám đốc Sở" },
        new(TimelineKind.Next, "Ký số, vào sổ, gửi chứng chỉ điện tử cho bạn") { When = "Tiếp theo" },
    ];

    public static readonly IReadOnlyList<Step> Steps =
        [new("Người nộp", "#"), new("Máy và phòng máy", "#"), new("Giấy tờ"), new("Phí và cách nhận"), new("Xem lại, gửi")];

    public static readonly IReadOnlyList<UploadRow> Papers =
    [
        new("papers[0]", "Giấy chứng nhận kiểm định", UploadState.Verified)
        {
            File = "kiem-dinh-may-01.pdf, 1,8 MB", RemoveName = "remove",
            Sha256 = "9f2c41d7a8e05b36c7d13e9470fa12bc8d5e66a30f48b92de1754c0a83f72d69",
        },
        new("papers[1]", "Bản vẽ bố trí phòng máy", UploadState.Sending) { File = "ban-ve-phong-xquang.pdf, 12,4 MB", Percent = 64 },
        new("papers[2]", "Báo cáo đánh giá an toàn", UploadState.Broken) { File = "bao-cao-an-toan.docx, 640 KB" },
        new("papers[3]", "Chứng chỉ nhân viên bức xạ", UploadState.Reused) { File = "Bà Phan Ngọc Thảo, số CC-0412/2025, còn hạn đến 18/03/2030" },
        new("papers[4]", "Giấy tờ khác", UploadState.Empty) { Optional = true, Multiple = true },
    ];

    public static readonly IReadOnlyList<Fact> Facts =
    [
        new("Người nộp", "Nguyễn Thị Thu Hà"),
        new("Lệ phí", "200.000 đồng, đã nộp 06/11/2026.") { LinkText = "Tải biên lai", Href = "#" },
        new("Nhận kết quả", "Bản điện tử, tại kho giấy tờ của bạn"),
        new("Số điện thoại", null),
    ];

    public static readonly IReadOnlyList<ListView> Views =
    [
        new("Tất cả", "#", IsCurrent: true) { Count = 12 }, new("Quá hạn", "#") { Count = 1, IsAlarm = true },
        new("Đến hạn trong 2 ngày", "#") { Count = 3 }, new("Chờ người nộp", "#") { Count = 3 }, new("Chờ duyệt, ký", "#") { Count = 2 },
    ];

    public static readonly IReadOnlyList<Kpi> Tiles =
    [
        new("Trả đúng hẹn hoặc sớm hơn", "96,4", "755 hồ sơ đã trả", "#") { Unit = "%", Comparison = "tháng 10: 96,5%. Chỉ tiêu: 95%" },
        new("Đang quá hạn", "17", "Mở 17 hồ sơ", "#") { Comparison = "trong 1.204 hồ sơ đang giải quyết" },
        new("Phản ánh trả lời đúng hạn", "97,1", "125 phản ánh trễ", "#") { Unit = "%", Comparison = "4.318 phản ánh. Chỉ tiêu: 98%" },
        new("Chỉ số phục vụ (QĐ 766)", "86,25", "Cách tính từng điểm", "#") { Comparison = "trên 100 điểm. Tháng 10: 85,90" },
    ];

    public static readonly IReadOnlyList<Kpi> Figures =
    [
        new("hồ sơ tháng 11 được trả đúng hẹn hoặc sớm hơn", "96,4", "Xem 755 hồ sơ đã trả", "#") { Unit = "%" },
        new("hồ sơ đang giải quyết, trong đó 17 hồ sơ quá hạn", "1.204", "Xem 17 hồ sơ quá hạn", "#"),
        new("một nửa số phản ánh được trả lời trong chừng ấy hoặc nhanh hơn", "3,1", "Xem các phản ánh đã trả lời", "#") { Unit = "ngày làm việc" },
    ];

    public static readonly Slip Slip = new()
    {
        Superior = ["ỦY BAN NHÂN DÂN", "THÀNH PHỐ HỒ CHÍ MINH"], Issuer = "SỞ KHOA HỌC VÀ CÔNG NGHỆ", Title = "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
        Facts =
        [
            new("Mã hồ sơ", "H29.15-261106-0031"), new("Người nộp", "Nguyễn Thị Thu Hà"), new("Thủ tục", "Cấp chứng chỉ nhân viên bức xạ"),
            new("Lệ phí", "200.000 đồng, đã nộp"), new("Nhận lúc", "15 giờ 05 phút, ngày 06/11/2026"), new("Hẹn trả", "11 giờ 12 phút, ngày 30/11/2026"),
        ],
        Note = "Quét mã này để xem hồ sơ đến đâu, hoặc gọi 1022 và đọc mã hồ sơ.",
    };

    public static readonly SeriesChart Months = Chart("thang", "Hồ sơ đã trả, theo tháng", isLine: false);

    public static readonly SeriesChart Lines = Chart("duong", "Hồ sơ đã trả, dạng đường", isLine: true);

    public static readonly BarChart Terms = new()
    {
        Title = "Thời gian giải quyết ở mức giữa, so với hạn", OfName = "hạn theo quy định", ValueName = "thời gian thật", Colour = 3, IsLimit = true,
        Bars =
        [
            new("An toàn bức xạ", 19.2, "19,2 trên 25 ngày") { Of = 25 }, new("Hoạt động khoa học", 11.4, "11,4 trên 15 ngày") { Of = 15 },
            new("Chuyển giao công nghệ", 4.6, "4,6 trên 5 ngày") { Of = 5, Href = "#" },
        ],
    };

    public static readonly BarChart Index = new()
    {
        Title = "Chỉ số phục vụ người dân, doanh nghiệp", Sentence = "Mất điểm nhiều nhất: số hóa hồ sơ, thiếu 6,69 điểm",
        Bars = [new("Công khai, minh bạch", 17.5, "17,50 / 18") { Of = 18 }, new("Số hóa hồ sơ", 15.31, "15,31 / 22") { Of = 22 }],
    };

    public static readonly IReadOnlyList<Choice> Machines =
        [new("dental", "X-quang chụp răng"), new("general", "X-quang tổng hợp"), new("ct", "Chụp cắt lớp vi tính (CT)")];

    public static readonly IReadOnlyList<Choice> Deliveries =
        [new("e", "Bản điện tử", "Vào kho giấy tờ của bạn ngay khi ký"), new("desk", "Đến Một cửa lấy bản giấy"), new("post", "Gửi bưu điện", "Bạn trả cước cho bưu điện")];

    public static readonly IReadOnlyList<Choice> Notices = [new("sms", "Tin nhắn"), new("mail", "Thư điện tử"), new("push", "Thông báo trên trình duyệt")];

    public static readonly IReadOnlyList<Choice> Acts = [new("assign", "Chuyển cho người khác"), new("submit", "Trình trưởng phòng"), new("remind", "Nhắc người nộp")];

    private static DateTimeOffset At(int day, int hour, int minute) => VietnamTime.Instant(new DateOnly(2026, 11, day), new TimeOnly(hour, minute));

    private static SeriesChart Chart(string id, string title, bool isLine) => new()
    {
        Id = id, Title = title, Sentence = "Tháng 11 đến hôm nay trả 755 hồ sơ, 27 hồ sơ trễ hẹn.", PointName = "Tháng", IsLine = isLine,
        Series = ["đúng hẹn, sớm hơn", "trễ hẹn"], AxisNote = "Tháng 12/2025 đến 25/11/2026. Tháng 2 có Tết.",
        Points =
        [
            Point(12, 742, 48), Point(1, 801, 45), Point(2, 455, 39), Point(3, 869, 52), Point(4, 842, 41), Point(5, 858, 38),
            Point(6, 901, 36), Point(7, 934, 40), Point(8, 912, 33), Point(9, 887, 35), Point(10, 946, 34), Point(11, 728, 27),
        ],
    };

    private static ChartPoint Point(int month, double inTime, double late) =>
        new(VietnameseFormats.Number(month), [inTime, late]) { LongLabel = $"{month:00}/{(month == 12 ? 2025 : 2026)}", Href = month == 11 ? "#" : null };
}
