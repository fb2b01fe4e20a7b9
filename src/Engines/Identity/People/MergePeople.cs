using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Saola.Data;
using Saola.Engines.Identity.Model;
using Saola.Engines.Ledger;
using Saola.Events;
using Saola.Events.Identity;
using Saola.Kernel;

namespace Saola.Engines.Identity.People;

/// <summary>
/// Two records of one person: one stands for both from now on. Nothing that points at the other is moved, so that undoing is exact;
/// only facts that the standing record lacks are taken over, and their names are kept for the way back.
/// </summary>
internal sealed class MergePeople(AppDbContext db, UnitOfWork work, ActRecorder acts, IActorSource actors, TimeProvider clock, IStringLocalizer<Texts> texts)
{
    /// <summary>Merges <paramref name="sourceId"/> into <paramref name="targetId"/>; gives the merge's id.</summary>
    public Task<Result<Guid>> HandleAsync(Guid sourceId, Guid targetId, string? reason, CancellationToken cancellationToken) =>
        HandleOnceAsync(Ids.New(clock), sourceId, targetId, reason, cancellationToken);

    /// <summary>The same for a caller who may send twice: a merge of this <paramref name="id"/> stands as the first one made it.</summary>
    public Task<Result<Guid>> HandleOnceAsync(Guid id, Guid sourceId, Guid targetId, string? reason, CancellationToken cancellationToken) => work.RunAsync<Result<Guid>>(async token =>
    {
        if (await db.Set<PersonMerge>().AnyAsync(m => m.Id == id, token)) return id;
        if (sourceId == targetId) return new Fault("identity.merge_self", texts["Merge.Self"]);
        var people = await db.Set<Person>().Where(p => p.Id == sourceId || p.Id == targetId).ToDictionaryAsync(p => p.Id, token);
        if (people.Count < 2 || people.Values.Any(p => p.IsErased)) return new Fault("identity.person_unknown", texts["Person.Unknown"]);
        var (source, target) = (people[sourceId], people[targetId]);
        if (source.MergedInto is not null || target.MergedInto is not null) return new Fault("identity.merge_merged", texts["Merge.Merged"]);
        if (source.PersonalId is not null && target.PersonalId is not null) return new Fault("identity.merge_two_numbers", texts["Merge.TwoNumbers"]);
        if (string.IsNullOrWhiteSpace(reason)) return new Fault("identity.merge_reason", texts["Merge.Reason"], "Reason");
        return await MergeAsync(id, source, target, reason, token);
    }, cancellationToken);

    private async Task<Result<Guid>> MergeAsync(Guid id, Person source, Person target, string reason, CancellationToken cancellationToken)
    {
        var number = source.PersonalId;
        if (number is not null)
        {
            source.PersonalId = null;
            await db.SaveChangesAsync(cancellationToken); // the number is unique: it must be free before it is taken over
        }
        var filled = Fill(source, number, target);
        source.MergedInto = target.Id;
        var merge = new PersonMerge
        {
            Id = id, SourceId = source.Id, TargetId = target.Id, At = clock.Now(), ByPersonId = actors.Current.PersonId, Filled = string.Join(' ', filled),
        };
        db.Add(merge);
        await acts.RecordAsync(
            new ActDraft { Kind = "identity.merge_people", Subject = new Subject("person", target.Id), Reason = reason },
            new PersonMerged(merge.Id, source.Id, filled), cancellationToken);
        return merge.Id;
    }

    private static List<string> Fill(Person source, string? number, Person target)
    {
        var filled = new List<string>();
        T? Take<T>(string field, T? present, T? other)
        {
            if (present is not null || other is null) return present;
            filled.Add(field);
            return other;
        }
        target.PersonalId = Take("personal_id", target.PersonalId, number);
        target.BirthDate = Take("birth_date", target.BirthDate, source.BirthDate);
        target.Sex = Take("sex", target.Sex, source.Sex);
        target.Phone = Take("phone", target.Phone, source.Phone);
        target.Address = Take("address", target.Address, source.Address);
        if (target.Email is null && source.Email is not null) (target.Email, target.EmailConfirmed) = (Take("email", target.Email, source.Email), source.EmailConfirmed);
        return filled;
    }
}

/// <summary>Takes a merge back: both records stand for themselves again, and what was taken over goes back unless it was changed since.</summary>
internal sealed class UndoMerge(AppDbContext db, UnitOfWork work, ActRecorder acts, TimeProvider clock, IStringLocalizer<Texts> texts)
{
    public Task<Result> HandleAsync(Guid mergeId, string? reason, CancellationToken cancellationToken) => work.RunAsync(async token =>
    {
        var merge = await db.Set<PersonMerge>().FirstOrDefaultAsync(m => m.Id == mergeId && m.UndoneAt == null, token);
        if (merge is null) return Result.Refused("identity.merge_missing", texts["Merge.Missing"]);
        var source = await db.Set<Person>().FirstAsync(p => p.Id == merge.SourceId, token);
        var target = await db.Set<Person>().FirstAsync(p => p.Id == merge.TargetId, token);
        if (source.MergedInto != target.Id || source.IsErased || target.IsErased) return Result.Refused("identity.merge_missing", texts["Merge.Missing"]);
        await GiveBackAsync(merge.Filled.Split(' '), source, target, token);
        source.MergedInto = null;
        merge.UndoneAt = clock.Now();
        await acts.RecordAsync(
            new ActDraft { Kind = "identity.undo_merge", Subject = new Subject("person", target.Id), Reason = reason },
            new MergeUndone(merge.Id, source.Id), token);
        return Result.Done;
    }, cancellationToken);

    private async Task GiveBackAsync(string[] filled, Person source, Person target, CancellationToken cancellationToken)
    {
        if (filled.Contains("birth_date") && target.BirthDate == source.BirthDate) target.BirthDate = null;
        if (filled.Contains("sex") && target.Sex == source.Sex) target.Sex = null;
        if (filled.Contains("phone") && target.Phone == source.Phone) target.Phone = null;
        if (filled.Contains("address") && target.Address == source.Address) target.Address = null;
        if (filled.Contains("email") && target.Email == source.Email) (target.Email, target.EmailConfirmed) = (null, false);
        if (!filled.Contains("personal_id")) return;
        var number = target.PersonalId;
        target.PersonalId = null;
        await db.SaveChangesAsync(cancellationToken);
        source.PersonalId = number;
    }
}
