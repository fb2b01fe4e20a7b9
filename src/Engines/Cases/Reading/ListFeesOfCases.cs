using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Cases.Model;
using Saola.Kernel;

namespace Saola.Engines.Cases;

/// <summary>A fee with the case that owes or owed it.</summary>
/// <param name="CaseId">Case.</param>
/// <param name="Number">Its number.</param>
/// <param name="FeeId">Fee.</param>
/// <param name="Name">Name of the fee.</param>
/// <param name="Amount">Amount.</param>
/// <param name="ReceivedAt">When it was received; null when it was not.</param>
/// <param name="ReceivedBy">By whom.</param>
/// <param name="ReceiptNumber">Receipt.</param>
/// <param name="PayerPersonId">Who pays.</param>
/// <param name="OrganisationId">For which organisation.</param>
/// <param name="PayerName">Name of the applicant.</param>
/// <param name="IsOpen">Whether the case is still open.</param>
public sealed record FeeOfCase(
    Guid CaseId, string Number, string FeeId, string Name, Money Amount, DateTimeOffset? ReceivedAt, Guid? ReceivedBy, string? ReceiptNumber, Guid? PayerPersonId, Guid? OrganisationId, string PayerName, bool IsOpen);

/// <summary>All fees of all cases, read in bounded pages: for loading payments of the past, and for checks.</summary>
public sealed class ListFeesOfCases
{
    private const int Piece = 1000;
    private readonly AppDbContext _db;

    internal ListFeesOfCases(AppDbContext db) => _db = db;

    /// <summary>In the order of their ids.</summary>
    public async IAsyncEnumerable<FeeOfCase> HandleAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var after = Guid.Empty;
        while (true)
        {
            var last = after;
            var piece = await (from fee in _db.Set<CaseFee>().AsNoTracking().Where(f => f.Id > last).OrderBy(f => f.Id).Take(Piece)
                               join owner in _db.Set<Case>() on fee.CaseId equals owner.Id
                               orderby fee.Id
                               select new
                               {
                                   fee.Id,
                                   Row = new FeeOfCase(owner.Id, owner.Number, fee.FeeId, fee.Name, fee.Amount, fee.ReceivedAt, fee.ReceivedBy, fee.ReceiptNumber,
                                       owner.FilerPersonId ?? owner.ApplicantPersonId, owner.OrganisationId, owner.ApplicantName, owner.EndedAt == null),
                               }).ToListAsync(cancellationToken);
            foreach (var fee in piece) yield return fee.Row;
            if (piece.Count < Piece) yield break;
            after = piece[^1].Id;
        }
    }
}
