using Saola.Engines.Cases;
using Saola.Engines.Cases.Forms.Sampling;

namespace Saola.Modules.PublicServices.Demonstration;

/// <summary>What happens to one dossier of the invented year.</summary>
internal sealed record Course
{
    private const int LatePercent = 3;
    private const int SupplementPercent = 12;
    private const int RefusedAtIntakePercent = 3;
    private const int WithdrawnPercent = 2;
    private const int RefusedPercent = 4;

    /// <summary>Steps take longer than they may.</summary>
    public bool Late { get; init; }

    /// <summary>Not received (slip 03).</summary>
    public bool RefusedAtIntake { get; init; }

    /// <summary>The applicant takes it back.</summary>
    public bool Withdrawn { get; init; }

    /// <summary>Refused in writing at the end.</summary>
    public bool Refused { get; init; }

    /// <summary>The examination asks for something to be mended.</summary>
    public bool Supplement { get; init; }

    /// <summary>It has not been mended yet.</summary>
    public bool Unanswered { get; init; }

    /// <summary>The fee has not been received yet.</summary>
    public bool Unpaid { get; init; }

    /// <summary>It has come as far as the first step of this kind; null: as far as time allows.</summary>
    public StepKind? Waits { get; init; }

    /// <summary>The result lies at the counter and was not fetched.</summary>
    public bool Unfetched { get; init; }

    /// <summary>The result is delivered on the site.</summary>
    public bool Electronic { get; init; }

    /// <summary>A course as it happens in the department.</summary>
    public static Course Drawn(SampleRandom random) => new()
    {
        Late = random.Happens(LatePercent), RefusedAtIntake = random.Happens(RefusedAtIntakePercent), Withdrawn = random.Happens(WithdrawnPercent),
        Refused = random.Happens(RefusedPercent), Supplement = random.Happens(SupplementPercent), Electronic = random.Happens(80),
    };

    /// <summary>
    /// One of each, for the accounts of the demonstration: whoever signs in as a citizen has a dossier in every state,
    /// and whoever signs in as staff has one of them on the desk.
    /// </summary>
    public static IReadOnlyList<Course> Shown { get; } =
    [
        new() { Supplement = true, Unanswered = true },
        new() { Electronic = true },
        new() { Waits = StepKind.Examine, Unpaid = true },
        new() { Waits = StepKind.Review },
        new() { Waits = StepKind.Sign },
        new() { Waits = StepKind.Intake },
        new() { Waits = StepKind.Issue },
        new() { Waits = StepKind.Assign },
        new() { Unfetched = true },
        new() { Refused = true, Electronic = true },
        new() { RefusedAtIntake = true },
        new() { Withdrawn = true },
    ];
}
