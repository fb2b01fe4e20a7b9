namespace Saola.Engines.Cases.Forms.Sampling;

/// <summary>Words out of which invented people, firms and texts are made. Nobody and nothing here exists.</summary>
internal static class SampleWords
{
    public static readonly string[] Families = ["Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Đinh", "Mai", "Trương", "Tô", "Cao"];

    public static readonly string[] MaleMiddles = ["Văn", "Minh", "Quốc", "Hữu", "Đức", "Thanh", "Công", "Gia", "Anh", "Hoàng", "Xuân", "Ngọc"];

    public static readonly string[] FemaleMiddles = ["Thị", "Ngọc", "Thu", "Minh", "Thanh", "Kim", "Phương", "Diệu", "Mỹ", "Bảo", "Khánh", "Hồng"];

    public static readonly string[] MaleNames = ["Khôi", "Dũng", "Hải", "Long", "Nam", "Phúc", "Quân", "Sơn", "Tài", "Thắng", "Tuấn", "Việt", "Bình", "Hưng", "Kiên", "Lâm", "Nghĩa", "Phong", "Thịnh", "Trung"];

    public static readonly string[] FemaleNames = ["Lan", "Hà", "Hương", "Linh", "Mai", "Ngân", "Nhung", "Oanh", "Phượng", "Quỳnh", "Thảo", "Trang", "Trâm", "Uyên", "Vy", "Yến", "Châu", "Dung", "Giang", "Hạnh"];

    public static readonly string[] OwnNames = ["Sao Mai", "Nam Việt", "Bình Minh", "Hoa Sen", "Tân Tiến", "Đông Nam", "Phương Đông", "Ánh Dương", "Thiên Long", "Hải Đăng", "Việt Hưng", "An Khang", "Minh Tâm", "Đại Phát", "Trường Xuân", "Cửu Long", "Sài Thành", "Gia Định", "Hưng Thịnh", "Toàn Cầu"];

    public static readonly string[] Trades = ["Công nghệ", "Thiết bị y tế", "Cơ khí chính xác", "Vật liệu mới", "Công nghệ sinh học", "Tự động hóa", "Phần mềm", "Nông nghiệp công nghệ cao", "Môi trường xanh", "Năng lượng tái tạo", "Điện tử", "Thực phẩm"];

    public static readonly string[] Firms = ["Công ty TNHH {0} {1}", "Công ty Cổ phần {0} {1}", "Công ty TNHH Một thành viên {0} {1}", "Trung tâm {0} {1}", "Phòng khám Đa khoa {1}", "Hợp tác xã {0} {1}"];

    public static readonly string[] Topics = ["vật liệu nano trong xử lý nước thải", "giống lúa chịu mặn", "cảm biến đo chất lượng không khí", "phần mềm nhận dạng chữ viết", "pin lưu trữ năng lượng", "chế phẩm sinh học từ phụ phẩm", "robot trong nhà kính", "mô hình dự báo ngập", "in 3D khung xương", "kháng thể chẩn đoán nhanh"];

    public static readonly string[] Streets = ["Lê Lợi", "Trần Hưng Đạo", "Nguyễn Trãi", "Hai Bà Trưng", "Lý Thường Kiệt", "Điện Biên Phủ", "Cách Mạng Tháng Tám", "Phan Đình Phùng", "Võ Thị Sáu", "Nguyễn Văn Linh", "Phạm Văn Đồng", "Hoàng Văn Thụ"];

    public static readonly string[] Positions = ["Giám đốc", "Phó Giám đốc", "Viện trưởng", "Chủ nhiệm", "Trưởng phòng", "Tổng Giám đốc"];

    public static readonly string[] Roles = ["Nghiên cứu viên", "Kỹ sư", "Kỹ thuật viên", "Chuyên viên", "Trưởng nhóm", "Cố vấn"];

    public static readonly string[] Majors = ["Khoa học vật liệu", "Công nghệ thông tin", "Công nghệ sinh học", "Kỹ thuật điện", "Cơ điện tử", "Hóa học", "Quản trị kinh doanh", "Kỹ thuật môi trường", "Vật lý kỹ thuật", "Công nghệ thực phẩm"];

    public static readonly string[] Devices = ["Máy quang phổ", "Kính hiển vi điện tử", "Tủ ấm", "Máy ly tâm", "Máy đo độ ẩm", "Máy X-quang chụp tổng hợp", "Cân phân tích", "Lò nung", "Máy in 3D", "Bộ nguồn lập trình"];

    public static readonly string[] Makers = ["Sao Mai Scientific", "Nam Việt Instruments", "Đông Nam Electronics", "Hải Đăng Medical", "Bình Minh Systems"];

    public static readonly string[] Issuers = ["Sở Tài chính Thành phố Hồ Chí Minh", "Ủy ban nhân dân Thành phố Hồ Chí Minh", "Bộ Công an", "Sở Y tế Thành phố Hồ Chí Minh"];

    public static readonly string[] Products = ["Bộ lọc nước gia đình", "Ống nhựa chịu nhiệt", "Phân bón hữu cơ vi sinh", "Bột dinh dưỡng", "Đèn chiếu sáng tiết kiệm điện", "Cảm biến nhiệt độ", "Phần mềm quản lý kho", "Chế phẩm bảo quản nông sản"];

    public static readonly string[] Sentences =
    [
        "Đơn vị đã chuẩn bị đủ nhân lực, trang thiết bị và kinh phí để thực hiện.",
        "Nội dung được xây dựng trên kết quả khảo sát thực tế tại thành phố.",
        "Quy trình gồm các bước chuẩn bị, thực hiện, kiểm tra và đánh giá kết quả.",
        "Kết quả sẽ được bàn giao kèm tài liệu hướng dẫn và đào tạo người sử dụng.",
        "Đơn vị cam kết báo cáo định kỳ và chịu sự kiểm tra của cơ quan quản lý.",
        "Sản phẩm đã được thử nghiệm và đạt các chỉ tiêu đã đăng ký.",
        "Việc áp dụng giúp giảm chi phí, tiết kiệm năng lượng và hạn chế phát thải.",
        "Các bên đã thống nhất phạm vi, tiến độ, trách nhiệm và cách nghiệm thu.",
    ];
}
