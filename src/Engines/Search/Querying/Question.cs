using Saola.Engines.Search.Analysis;
using Saola.Kernel;

namespace Saola.Engines.Search.Querying;

/// <summary>A word of a question.</summary>
/// <param name="Typed">As it was typed, composed.</param>
/// <param name="Folded">Its parts without accents.</param>
/// <param name="Exact">Its parts with accents.</param>
/// <param name="IsFiller">A word of courtesy or grammar: counts where it is found, is not asked for.</param>
/// <param name="FollowsDirectly">Whether it may form a compound with the word before.</param>
internal sealed record QuestionWord(string Typed, IReadOnlyList<string> Folded, IReadOnlyList<string> Exact, bool IsFiller, bool FollowsDirectly)
{
    public bool IsCode => Folded.Count > 1;

    public bool HasAccents { get; } = Spelling.HasAccents(Typed);
}

/// <summary>What was typed, taken apart. Whatever it is, it is a question: there is no query language that it could break.</summary>
/// <param name="Words">The words, fillers among them.</param>
/// <param name="IsOpen">The last word may not be finished.</param>
internal sealed record Question(IReadOnlyList<QuestionWord> Words, bool IsOpen)
{
    private const int LongestText = 500;
    private const int MostWords = 24;

    // Said in every question and telling nothing of what is looked for. Unaccented twins of a word with a meaning stay out (can: cân, cán; bao: báo).
    private static readonly HashSet<string> Fillers = new(
        [
            "tôi", "mình", "em", "muốn", "cần", "xin", "thì", "là", "gì", "như", "nào", "ở", "đâu", "cho", "của", "và", "các", "những", "được", "có", "không", "phải",
            "để", "khi", "với", "về", "mấy", "ơi", "ạ", "này", "hay", "hoặc", "cách",
            "toi", "muon", "la", "gi", "nao", "o", "cua", "va", "cac", "nhung", "duoc", "khong", "phai", "khi", "voi",
        ], StringComparer.Ordinal);

    private static readonly HashSet<string> FillerPairs = new(
        ["thu_tuc", "ho_so", "giay_to", "the_nao", "bao_nhieu", "bao_lau", "o_dau", "thoi_gian", "lam_sao", "nhu_the"], StringComparer.Ordinal);

    // Abbreviations of the trade that no text spells in this way alone.
    private static readonly Dictionary<string, string> Abbreviations = new(StringComparer.Ordinal)
    {
        ["khcn"] = "khoa học công nghệ", ["kh&cn"] = "khoa học công nghệ", ["cgcn"] = "chuyển giao công nghệ", ["gcn"] = "giấy chứng nhận", ["dn"] = "doanh nghiệp",
        ["xq"] = "x quang", ["atbx"] = "an toàn bức xạ", ["shcn"] = "sở hữu công nghiệp", ["shtt"] = "sở hữu trí tuệ", ["qcvn"] = "quy chuẩn kỹ thuật", ["tcvn"] = "tiêu chuẩn",
        ["startup"] = "khởi nghiệp sáng tạo", ["dmst"] = "đổi mới sáng tạo", ["đmst"] = "đổi mới sáng tạo", ["nvkhcn"] = "nhiệm vụ khoa học công nghệ", ["vpdd"] = "văn phòng đại diện", ["vpđd"] = "văn phòng đại diện",
    };

    public static Question Read(string? text)
    {
        var typed = VietnameseText.Composed(text is null || text.Length <= LongestText ? text ?? "" : text[..LongestText]);
        var words = new List<QuestionWord>();
        foreach (var word in WordReader.Read(typed).Take(MostWords))
        {
            var whole = typed.Substring(word.Whole.Start, word.Whole.Length);
            if (Abbreviations.TryGetValue(whole.ToLowerInvariant(), out var meant)) words.AddRange(WordReader.Read(meant).Select(w => Make(meant, w)));
            else words.Add(Make(typed, word));
        }
        for (var i = 1; i < words.Count; i++)
        {
            if (words[i - 1].IsCode || words[i].IsCode || !FillerPairs.Contains(TextTerms.Pair(words[i - 1].Folded[0], words[i].Folded[0]))) continue;
            (words[i - 1], words[i]) = (words[i - 1] with { IsFiller = true }, words[i] with { IsFiller = true });
        }
        if (words.TrueForAll(w => w.IsFiller)) words = words.ConvertAll(w => w with { IsFiller = false });
        return new Question(words, typed.Length > 0 && char.IsLetterOrDigit(typed[^1]));
    }

    /// <summary>The words that are asked for.</summary>
    public IEnumerable<QuestionWord> Asked => Words.Where(w => !w.IsFiller);

    private static QuestionWord Make(string typed, WrittenWord word)
    {
        var parts = word.Parts.Select(p => typed.Substring(p.Start, p.Length)).ToList();
        var whole = typed.Substring(word.Whole.Start, word.Whole.Length);
        return new QuestionWord(whole, [.. parts.Select(Spelling.Folded)], [.. parts.Select(Spelling.Exact)], Fillers.Contains(whole.ToLowerInvariant()), word.FollowsDirectly);
    }
}
