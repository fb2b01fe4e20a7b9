namespace Saola.Kernel;

/// <summary>
/// Why something was refused, in words that a person understands.
/// </summary>
/// <param name="Code">Stable code for programs, such as <c>case.step_changed</c>.</param>
/// <param name="Message">The reason and the mend, in the language of the screen.</param>
/// <param name="Field">The field, paper or row that it concerns, or null when it concerns the whole request.</param>
public sealed record Fault(string Code, string Message, string? Field = null);

/// <summary>The outcome of a request that gives nothing back: done, or refused with one or more faults.</summary>
public sealed class Result : IOutcome
{
    private Result(IReadOnlyList<Fault> faults) => Faults = faults;

    /// <summary>Done, with nothing to say.</summary>
    public static Result Done { get; } = new([]);

    /// <summary>Why it was refused; empty when it was done.</summary>
    public IReadOnlyList<Fault> Faults { get; }

    /// <summary>Whether it was done.</summary>
    public bool IsDone => Faults.Count == 0;

    /// <summary>Refused for one reason.</summary>
    public static Result Refused(string code, string message, string? field = null) => new([new Fault(code, message, field)]);

    /// <summary>Refused for several reasons; <paramref name="faults"/> must not be empty.</summary>
    public static Result Refused(IReadOnlyList<Fault> faults) =>
        faults.Count > 0 ? new(faults) : throw new ArgumentException("A refusal needs a reason.", nameof(faults));

    /// <summary>Lets a handler return one fault where a result is asked for.</summary>
    public static implicit operator Result(Fault fault) => new([fault]);

    /// <summary>The same as the implicit conversion, by name.</summary>
    public static Result FromFault(Fault fault) => new([fault]);
}

/// <summary>The outcome of a request: a value, or refused with one or more faults.</summary>
public sealed class Result<T> : IOutcome
{
    private readonly T? _value;

    private Result(T? value, IReadOnlyList<Fault> faults) => (_value, Faults) = (value, faults);

    /// <summary>Why it was refused; empty when there is a value.</summary>
    public IReadOnlyList<Fault> Faults { get; }

    /// <summary>Whether there is a value.</summary>
    public bool IsDone => Faults.Count == 0;

    /// <summary>The value; throws when the request was refused.</summary>
    public T Value => IsDone ? _value! : throw new InvalidOperationException($"Refused: {Faults[0].Code} {Faults[0].Message}");

    /// <summary>A value.</summary>
    public static implicit operator Result<T>(T value) => new(value, []);

    /// <summary>A refusal for one reason.</summary>
    public static implicit operator Result<T>(Fault fault) => new(default, [fault]);

    /// <summary>A refusal for several reasons.</summary>
    public static Result<T> Refused(IReadOnlyList<Fault> faults) =>
        faults.Count > 0 ? new(default, faults) : throw new ArgumentException("A refusal needs a reason.", nameof(faults));

    /// <summary>Forgets the value.</summary>
    public Result WithoutValue() => IsDone ? Result.Done : Result.Refused(Faults);
}

/// <summary>Something that was done or refused: lets the unit of work roll back what was refused.</summary>
public interface IOutcome
{
    /// <summary>Whether it was done.</summary>
    bool IsDone { get; }
}
