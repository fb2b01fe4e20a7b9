namespace Saola.Engines.Identity;

/// <summary>One person may have been recorded twice: after a merge one record stands for both, and nothing that points at the other is moved.</summary>
public interface IPersonRecords
{
    /// <summary>The record that stands for this person: the same id unless it was merged.</summary>
    Task<Guid> StandingAsync(Guid personId, CancellationToken cancellationToken);

    /// <summary>All ids under which this person was ever recorded, the standing one first. Lists of "my …" ask for all of them.</summary>
    Task<IReadOnlyList<Guid>> SamePersonAsync(Guid personId, CancellationToken cancellationToken);
}

/// <summary>Is told when a person is erased, inside the same unit of work: each engine blanks what it keeps beside the ledger.</summary>
public interface IPersonEraser
{
    /// <summary>Erases or blanks what this part keeps of the person.</summary>
    Task EraseAsync(Guid personId, CancellationToken cancellationToken);
}
