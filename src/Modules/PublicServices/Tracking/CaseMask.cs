using Saola.Kernel;

namespace Saola.Modules.PublicServices.Tracking;

/// <summary>Names as public pages show them: enough for the owner to recognise, too little for others.</summary>
internal static class CaseMask
{
    private static readonly string[] Bodies =
    [
        "cong ty", "doanh nghiep", "hop tac xa", "benh vien", "phong kham", "trung tam", "vien", "truong", "so", "chi cuc", "hoi", "lien hiep", "quy", "tap doan", "tong cong ty", "co so",
        "uy ban", "ban quan ly", "to chuc", "chi nhanh", "van phong",
    ];

    /// <summary><c>Nguyễn T. T. Hà</c> for a person; the name of a body stays, it is public.</summary>
    public static string Name(string name)
    {
        var folded = VietnameseText.Fold(name);
        if (Bodies.Any(body => folded.StartsWith(body + " ", StringComparison.Ordinal))) return name;
        var words = VietnameseText.Clean(name).Split(' ');
        return words.Length < 3 ? $"{words[0]} •••" : string.Join(' ', [words[0], .. words[1..^1].Select(w => w[..1] + "."), words[^1]]);
    }
}
