using Microsoft.EntityFrameworkCore;
using Saola.Data;

namespace Saola.Engines.Messages.Queue;

/// <summary>Says whether a key is used for the first time. The row is written with the message; a second writer waits for the first one's commit.</summary>
internal sealed class MessageKeys(AppDbContext db)
{
    public async Task<bool> ClaimAsync(string? key, CancellationToken cancellationToken)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("A message is queued inside a unit of work, with the change that it tells of.");
        return key is null || await db.Database.ExecuteSqlAsync($"INSERT INTO messages_keys (key) VALUES ({key}) ON CONFLICT (key) DO NOTHING", cancellationToken) == 1;
    }
}
