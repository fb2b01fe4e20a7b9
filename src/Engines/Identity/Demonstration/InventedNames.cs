namespace Saola.Engines.Identity.Demonstration;

/// <summary>Parts of which the people and organisations of the demonstration are put together. None of them exists.</summary>
internal static class InventedNames
{
    public static readonly string[] Families =
    [
        "Nguyễn", "Nguyễn", "Nguyễn", "Trần", "Trần", "Lê", "Lê", "Phạm", "Phạm", "Huỳnh", "Hoàng", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô",
        "Dương", "Lý", "Đinh", "Trương", "Mai", "Cao", "Châu", "Tạ", "Lâm", "Quách", "Thạch", "Kim", "Đoàn", "Lưu", "Tô", "Hà",
    ];

    public static readonly string[] MenMiddle = ["Văn", "Hữu", "Đức", "Minh", "Quốc", "Thanh", "Công", "Xuân", "Đình", "Gia", "Hoàng", "Ngọc", "Trọng", "Anh"];

    public static readonly string[] MenGiven =
    [
        "An", "Bảo", "Bình", "Cường", "Danh", "Duy", "Dũng", "Đạt", "Hải", "Hiếu", "Hoà", "Huy", "Hưng", "Khang", "Khoa", "Kiên", "Lâm", "Long", "Lộc", "Mạnh",
        "Nam", "Nghĩa", "Nhân", "Phong", "Phúc", "Quang", "Quân", "Sơn", "Tài", "Tân", "Thắng", "Thịnh", "Toàn", "Trí", "Trung", "Tuấn", "Tùng", "Việt", "Vinh", "Vũ",
    ];

    public static readonly string[] WomenMiddle = ["Thị", "Thị", "Ngọc", "Thanh", "Minh", "Thu", "Phương", "Bích", "Kim", "Hồng", "Mỹ", "Diễm", "Thị Ngọc", "Thị Thanh"];

    public static readonly string[] WomenGiven =
    [
        "Anh", "Châu", "Chi", "Dung", "Duyên", "Giang", "Hà", "Hạnh", "Hằng", "Hiền", "Hoa", "Hồng", "Hương", "Lan", "Linh", "Loan", "Ly", "Mai", "My", "Nga",
        "Ngân", "Nhi", "Nhung", "Oanh", "Phượng", "Quyên", "Quỳnh", "Tâm", "Thảo", "Thuỷ", "Thư", "Trang", "Trâm", "Trinh", "Tú", "Tuyết", "Uyên", "Vân", "Vy", "Yến",
    ];

    public static readonly string[] Streets =
    [
        "Đường số 3", "Đường số 8", "Đường số 12", "Đường số 27", "Hẻm Cây Gáo", "Đường Bờ Kè", "Đường Vườn Lài Cũ", "Đường Rạch Nhỏ", "Đường Hàng Dừa", "Đường Lò Gốm",
        "Đường Ven Kênh", "Đường Bến Đò", "Đường Gò Me", "Khu phố 2", "Khu phố 4", "Ấp Chánh", "Ấp Bàu Sen", "Đường Xóm Chiếu Mới",
    ];

    /// <summary>Name of an organisation before its own word, kind as <c>org_kind</c> of the forms.</summary>
    public static readonly (string Form, string Kind)[] Organisations =
    [
        ("Công ty TNHH Thiết bị y tế", "doanh_nghiep"), ("Công ty cổ phần Công nghệ", "doanh_nghiep"), ("Công ty TNHH Cơ khí chính xác", "doanh_nghiep"),
        ("Công ty TNHH Thực phẩm", "doanh_nghiep"), ("Công ty cổ phần Vật liệu mới", "doanh_nghiep"), ("Công ty TNHH Nha khoa", "doanh_nghiep"),
        ("Công ty TNHH Đo lường", "doanh_nghiep"), ("Công ty cổ phần Giải pháp phần mềm", "doanh_nghiep"), ("Công ty TNHH Nhựa kỹ thuật", "doanh_nghiep"),
        ("Công ty TNHH Xây dựng", "doanh_nghiep"), ("Phòng khám đa khoa", "khac"), ("Viện Nghiên cứu ứng dụng", "vien_truong"),
        ("Trung tâm Nghiên cứu", "to_chuc_khcn"), ("Trung tâm Thử nghiệm", "to_chuc_khcn"), ("Hợp tác xã Nông nghiệp công nghệ cao", "hop_tac_xa"), ("Hiệp hội Doanh nghiệp", "hiep_hoi"),
    ];

    public static readonly string[] OrganisationWords =
    [
        "Sao La", "Bến Lở", "Cỏ May", "Đất Phèn", "Gió Chướng", "Hạt Sương", "Lúa Trời", "Mây Ngàn", "Nắng Mới", "Phù Sa", "Rạch Chim", "Sóng Nhỏ", "Tre Gai", "Trăng Khuya",
        "Vàm Xanh", "Bông Súng", "Cầu Ván", "Đồng Dao", "Giếng Cổ", "Hoa Dầu", "Lá Sen", "Ngã Bảy", "Ô Môi", "Quả Thị", "Thuyền Giấy", "Vườn Trầu", "Bằng Lăng Tím", "Chuồn Kim",
    ];
}

/// <summary>Draws that are the same on each machine: SplitMix64 (Steele, Lea, Flood 2014). Not for secrets.</summary>
internal sealed class Dice(int seed)
{
    private ulong _state = (ulong)seed;

    /// <summary>A whole number from 0 to <paramref name="sides"/> − 1.</summary>
    public int Next(int sides)
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return (int)((z ^ (z >> 31)) % (ulong)sides);
    }

    /// <summary>One of several.</summary>
    public T Of<T>(IReadOnlyList<T> choices) => choices[Next(choices.Count)];
}
