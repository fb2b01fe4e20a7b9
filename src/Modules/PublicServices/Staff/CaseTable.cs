namespace Saola.Modules.PublicServices.Staff;

/// <summary>The table of a list, with what it says when it is empty.</summary>
internal sealed record CaseTable(IReadOnlyList<CaseLine> Lines, string Caption, bool MayChoose, string EmptyText, string EmptyAction, string EmptyHref);
