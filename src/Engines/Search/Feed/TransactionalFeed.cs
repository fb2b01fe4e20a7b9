using Saola.Data;
using Saola.Engines.Search.Model;
using Saola.Kernel;

namespace Saola.Engines.Search.Feed;

/// <summary>Writes the change into the present transaction and wakes the follower once that is committed.</summary>
internal sealed class TransactionalFeed(AppDbContext db, TimeProvider clock, FeedSignal signal) : ISearchFeed, ICommitListener
{
    private bool _changed;

    public void Changed(string kind, string id)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("A change is told to the search inside a unit of work, with the change itself.");
        _changed = true;
        db.Add(new SearchChange { Kind = kind, Document = id, At = clock.Now() });
    }

    public void Committed()
    {
        if (!_changed) return;
        _changed = false;
        signal.Wake();
    }
}
