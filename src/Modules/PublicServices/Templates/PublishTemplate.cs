using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Files;
using Saola.Engines.Identity;
using Saola.Engines.Ledger;
using Saola.Events;
using Saola.Events.PublicServices;
using Saola.Kernel;

namespace Saola.Modules.PublicServices.Templates;

/// <summary>A template to be published.</summary>
internal sealed record NewTemplate
{
    public required string ProcedureCode { get; init; }

    /// <summary>Result of the procedure, or <c>refuse</c> for the written refusal.</summary>
    public required string ResultId { get; init; }

    public required string FileName { get; init; }

    public required byte[] Docx { get; init; }
}

/// <summary>
/// Publishes a template of a result: an administrator's act. A template with a hole that nothing fills, or without number, date and signer, is refused with the place.
/// </summary>
internal sealed class PublishTemplate(TemplateCheck check, IFiles files, UnitOfWork work, AppDbContext db, ActRecorder acts, ICurrentUser user, TimeProvider clock)
{
    public const int MostBytes = 5 * 1024 * 1024;

    /// <summary>Faults: <c>template.not_yours</c>, <c>template.result_unknown</c>, <c>template.unreadable</c>, <c>template.hole</c>, <c>template.missing</c>, and those of files.</summary>
    public async Task<Result> HandleAsync(NewTemplate template, CancellationToken cancellationToken)
    {
        var authority = await user.AuthorityAsync(cancellationToken);
        if (!authority.Has(Roles.Administrator)) return new Fault("template.not_yours", Texts.Say("Template.NotYours"));
        if (check.Template(template, clock.Today()) is { Count: > 0 } faults) return Result.Refused(faults);
        var id = Ids.New(clock);
        using var content = new MemoryStream(template.Docx, writable: false);
        var stored = await files.StoreAsync(content, template.FileName, new FileRules { Label = template.FileName, Types = ["docx"], MaxBytes = MostBytes }, new Subject(ResultTemplate.SubjectKind, id), cancellationToken);
        if (!stored.IsDone) return stored.WithoutValue();
        return await work.RunAsync(async token =>
        {
            var last = await db.Set<ResultTemplate>().Where(t => t.ProcedureCode == template.ProcedureCode && t.ResultId == template.ResultId).MaxAsync(t => (int?)t.Version, token) ?? 0;
            db.Add(new ResultTemplate
            {
                Id = id, ProcedureCode = template.ProcedureCode, ResultId = template.ResultId, Version = last + 1, FileId = stored.Value.Id, FileName = stored.Value.Name,
                PublishedAt = clock.Now(), PublishedBy = authority.PersonId,
            });
            await acts.RecordAsync(new ActDraft { Kind = "services.publish_template", Subject = new Subject(ResultTemplate.SubjectKind, id) },
                new TemplatePublished(template.ProcedureCode, template.ResultId, last + 1, stored.Value.Id, stored.Value.Sha256, clock.Now()), token);
            return Result.Done;
        }, cancellationToken);
    }
}

/// <summary>Ends a template: results of that kind are composed by the program again.</summary>
internal sealed class EndTemplate(UnitOfWork work, AppDbContext db, ActRecorder acts, ICurrentUser user, TimeProvider clock)
{
    /// <summary>Faults: <c>template.not_yours</c>, <c>template.unknown</c>.</summary>
    public async Task<Result> HandleAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!(await user.AuthorityAsync(cancellationToken)).Has(Roles.Administrator)) return new Fault("template.not_yours", Texts.Say("Template.NotYours"));
        return await work.RunAsync(async token =>
        {
            var template = await db.Set<ResultTemplate>().FirstOrDefaultAsync(t => t.Id == id && t.EndedAt == null, token);
            if (template is null) return new Fault("template.unknown", Texts.Say("Template.Unknown"));
            // Those before it would come back into use: they end with it.
            var all = await db.Set<ResultTemplate>().Where(t => t.ProcedureCode == template.ProcedureCode && t.ResultId == template.ResultId && t.EndedAt == null).ToListAsync(token);
            foreach (var one in all) one.EndedAt = clock.Now();
            await acts.RecordAsync(new ActDraft { Kind = "services.end_template", Subject = new Subject(ResultTemplate.SubjectKind, id) },
                new TemplateEnded(template.ProcedureCode, template.ResultId, template.Version, clock.Now()), token);
            return Result.Done;
        }, cancellationToken);
    }
}

/// <summary>Staff read the files of templates.</summary>
internal sealed class TemplateFileGate(ICurrentUser user) : IFileGate
{
    public string OwnerKind => ResultTemplate.SubjectKind;

    public async Task<bool> MayReadAsync(Subject owner, Guid fileId, CancellationToken cancellationToken) => (await user.AuthorityAsync(cancellationToken)).IsStaff;
}
