using Saola.Data;
using Saola.Events.Cases;
using Saola.Kernel;

namespace Saola.Engines.Cases.Model;

/// <summary>A case (hồ sơ). Four axes that never mix: business, payment, delivery, synchronisation.</summary>
internal sealed class Case : IVersioned
{
    public required Guid Id { get; init; }
    public required string Number { get; init; }

    /// <summary>Number given by the ministry or the national portal, when it is not ours.</summary>
    public string? ExternalCode { get; set; }

    /// <summary>Eight letters and digits on the slip: opens the tracking page without an account.</summary>
    public required string TrackingCode { get; init; }

    /// <summary>Key of the submit: the same submit twice makes one case.</summary>
    public required string SubmissionKey { get; init; }
    public required string TypeCode { get; init; }
    public required int TypeVersion { get; init; }
    public required string TypeName { get; init; }
    public required string FieldCode { get; init; }
    public required string UnitCode { get; init; }
    public required CaseChannel Channel { get; init; }

    public CaseState State { get; set; } = CaseState.Submitted;
    public PaymentState Payment { get; set; }
    public DeliveryState Delivery { get; set; }
    public SyncState Sync { get; set; }
    public CaseOutcome Outcome { get; set; }
    public CaseOutcome Proposal { get; set; }
    public DeliveryMode DeliveryMode { get; set; }

    public Guid? ApplicantPersonId { get; init; }
    public Guid? FilerPersonId { get; init; }
    public Guid? OrganisationId { get; init; }
    public required string ApplicantName { get; set; }
    public string? ApplicantNumber { get; set; }
    public string? ContactEmail { get; set; }
    public string? ContactPhone { get; set; }
    public string? ContactAddress { get; set; }

    /// <summary>Number, applicant and type folded, for the filter box of lists.</summary>
    public required string Folded { get; set; }

    public string? StepId { get; set; }
    public string? StepUnit { get; set; }
    public string? StepRole { get; set; }
    public Guid? AssigneeId { get; set; }

    public required DateTimeOffset FiledAt { get; init; }
    public required DateTimeOffset ReceptionDueAt { get; set; }
    public DateTimeOffset? AcceptedAt { get; set; }
    public DateTimeOffset? DueAt { get; set; }
    public DateTimeOffset? StepStartedAt { get; set; }
    public DateTimeOffset? StepDueAt { get; set; }
    public DateTimeOffset? PausedAt { get; set; }

    /// <summary>The date promised anew by the last signed apology (slip 04); <see cref="DueAt"/> stays, and the case counts by it.</summary>
    public DateTimeOffset? PromisedAt { get; set; }
    public DateTimeOffset? ResolvedAt { get; set; }
    public DateTimeOffset? ReturnedAt { get; set; }

    /// <summary>When the applicant comes for a result that lies at the counter.</summary>
    public DateTimeOffset? PickUpAt { get; set; }

    /// <summary>Resolved on a day before the one of the due date, in Vietnam: what reports call trước hạn.</summary>
    public bool ResolvedEarly { get; set; }

    /// <summary>When nothing more follows for the authority: resolved, refused or stopped.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>What lists are ordered by: the due date, the reception's due date before acceptance, the far future without a term.</summary>
    public DateTimeOffset SortDueAt { get; set; }
    public int SupplementRounds { get; set; }

    /// <summary>Working minutes that the authority used until the result; null before it. The figures of the director sum the same values.</summary>
    public long? AgencyMinutes { get; set; }

    /// <summary>Working minutes in which the applicant was awaited.</summary>
    public long? CitizenMinutes { get; set; }
    public int DataVersion { get; set; } = 1;
    public string? Satisfaction { get; set; }
    public StopGround? StopGround { get; set; }
    public string? StopReason { get; set; }
    public int RowVersion { get; set; }

    public static DateTimeOffset NoDue { get; } = new(2999, 12, 31, 0, 0, 0, TimeSpan.Zero);

    public CaseFacts Facts => new(Number, TypeCode, TypeVersion, FieldCode, UnitCode, Channel.ToString().ToLowerInvariant());

    /// <summary>Whether a result at this instant comes on a day before the due date.</summary>
    public bool IsEarlyAt(DateTimeOffset at) => DueAt is { } due && VietnamTime.Day(at) < VietnamTime.Day(due);

    /// <summary>Whether the due date counts as the authority's: after acceptance and before the end.</summary>
    public bool ClockRuns => AcceptedAt is not null && EndedAt is null && PausedAt is null;

    public void SetDue(DateTimeOffset? due)
    {
        DueAt = due;
        SortDueAt = AcceptedAt is null ? ReceptionDueAt : due ?? NoDue;
    }

    public static string FoldedOf(string number, string applicant, string typeName, string typeCode)
    {
        var text = VietnameseText.Fold($"{number} {applicant} {typeCode} {typeName}");
        return text.Length > 600 ? text[..600] : text;
    }
}
