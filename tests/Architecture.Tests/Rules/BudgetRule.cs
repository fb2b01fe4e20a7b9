using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Saola.TestKit;

namespace Saola.Architecture.Tests.Rules;

/// <summary>A source file by its path from the root.</summary>
public sealed record Source(string Path, string Text);

/// <summary>Budgets of architecture.md: methods 40 lines, files 300, constructors 7 parameters; and the names that style.md forbids.</summary>
public static class BudgetRule
{
    private const int MostFileLines = 300;
    private const int MostMethodLines = 40;
    private const int MostParameters = 7;
    private static readonly string[] ForbiddenEndings = ["Manager", "Helper", "Helpers", "Util", "Utils", "Impl"];

    /// <summary>Every C# file below a folder that people wrote (generated migrations are not theirs).</summary>
    public static IEnumerable<Source> Read(string folder) =>
        Directory.EnumerateFiles(Repository.Path(folder), "*.cs", SearchOption.AllDirectories)
            .Select(path => (path, relative: Path.GetRelativePath(Repository.Root, path).Replace('\\', '/')))
            .Where(f => !f.relative.Contains("/obj/", StringComparison.Ordinal) && !f.relative.Contains("/bin/", StringComparison.Ordinal) && !f.relative.Contains("/Migrations/", StringComparison.Ordinal))
            .Select(f => new Source(f.relative, File.ReadAllText(f.path)));

    /// <summary>What is over its budget or ill-named, in words.</summary>
    public static IEnumerable<string> Violations(Source source)
    {
        var lines = source.Text.Count(c => c == '\n');
        if (lines > MostFileLines) yield return $"{source.Path}: {lines} lines, at most {MostFileLines}";
        var root = CSharpSyntaxTree.ParseText(source.Text).GetRoot();
        foreach (var method in root.DescendantNodes().OfType<BaseMethodDeclarationSyntax>())
        {
            if (LinesOf(method) > MostMethodLines) yield return $"{source.Path}: {NameOf(method)} has {LinesOf(method)} lines, at most {MostMethodLines}";
            if (method is ConstructorDeclarationSyntax made && made.ParameterList.Parameters.Count > MostParameters)
                yield return $"{source.Path}: the constructor of {NameOf(method)} has {made.ParameterList.Parameters.Count} parameters, at most {MostParameters}";
        }
        foreach (var type in root.DescendantNodes().OfType<TypeDeclarationSyntax>())
        {
            if (ForbiddenEndings.FirstOrDefault(e => type.Identifier.Text.EndsWith(e, StringComparison.Ordinal)) is { } ending)
                yield return $"{source.Path}: {type.Identifier.Text} ends in {ending}";
            if (type is ClassDeclarationSyntax { ParameterList.Parameters.Count: > MostParameters } primary)
                yield return $"{source.Path}: the constructor of {primary.Identifier.Text} has {primary.ParameterList!.Parameters.Count} parameters, at most {MostParameters}";
        }
    }

    private static int LinesOf(SyntaxNode node)
    {
        var span = node.GetLocation().GetLineSpan();
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }

    private static string NameOf(BaseMethodDeclarationSyntax method) => method switch
    {
        MethodDeclarationSyntax m => m.Identifier.Text,
        ConstructorDeclarationSyntax c => c.Identifier.Text,
        _ => method.Kind().ToString(),
    };
}
