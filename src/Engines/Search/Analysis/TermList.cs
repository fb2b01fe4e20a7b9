using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;
using Saola.Kernel;

namespace Saola.Engines.Search.Analysis;

/// <summary>The terms of a text in the three forms in which it is indexed.</summary>
/// <param name="Exact">With accents.</param>
/// <param name="Folded">Without accents, codes whole and in parts.</param>
/// <param name="Pairs">Neighbouring syllables without accents: a Vietnamese word is mostly two of them.</param>
internal sealed record TextTerms(IReadOnlyList<string> Exact, IReadOnlyList<string> Folded, IReadOnlyList<string> Pairs)
{
    /// <summary>Analyses a text, composed or decomposed.</summary>
    public static TextTerms Of(string text)
    {
        var composed = VietnameseText.Composed(text);
        var (exact, folded, pairs) = (new List<string>(), new List<string>(), new List<string>());
        string? before = null;
        foreach (var word in WordReader.Read(composed))
        {
            if (!word.FollowsDirectly) before = null;
            foreach (var part in word.Parts)
            {
                var syllable = composed.Substring(part.Start, part.Length);
                var plain = Spelling.Folded(syllable);
                exact.Add(Spelling.Exact(syllable));
                folded.Add(plain);
                if (before is not null) pairs.Add(Pair(before, plain));
                before = plain;
            }
            if (!word.IsCode) continue;
            var whole = composed.Substring(word.Whole.Start, word.Whole.Length);
            folded.Add(Whole(whole));
            folded.Add(Squeezed(whole));
        }
        return new TextTerms(exact, folded, pairs);
    }

    /// <summary>A code as one term.</summary>
    public static string Whole(string code) => VietnameseText.Fold(code);

    /// <summary>A code without its joints, as people type it: <c>xquang</c>, <c>khcn</c>.</summary>
    public static string Squeezed(string code) => new([.. VietnameseText.Fold(code).Where(char.IsLetterOrDigit)]);

    /// <summary>Two neighbours as one term.</summary>
    public static string Pair(string left, string right) => left + "_" + right;
}

/// <summary>Gives ready terms to the index.</summary>
internal sealed class TermListStream : TokenStream
{
    private readonly IEnumerator<string> _terms;
    private readonly ICharTermAttribute _term;

    public TermListStream(IReadOnlyList<string> terms)
    {
        _terms = terms.GetEnumerator();
        _term = AddAttribute<ICharTermAttribute>();
    }

    public override bool IncrementToken()
    {
        if (!_terms.MoveNext()) return false;
        ClearAttributes();
        _term.SetEmpty().Append(_terms.Current);
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _terms.Dispose();
        base.Dispose(disposing);
    }
}
