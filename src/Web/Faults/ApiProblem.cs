using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Saola.Kernel;
using Saola.Web.Faults;

namespace Saola.Web;

/// <summary>One fault of a refused request.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Message">Reason and mend.</param>
/// <param name="Field">Field, paper (<c>paper:ID</c>), parameter or header that it concerns; null when it concerns the whole request.</param>
public sealed record ApiFault(string Code, string Message, string? Field);

/// <summary>
/// Refusals of the API as RFC 9457 problem details: <c>type</c> and <c>title</c> of the kind, <c>detail</c> with reason and mend, <c>status</c>, a stable
/// <c>code</c>, <c>errors</c> with every fault and its field, and <c>traceId</c>, by which the log is searched (docs/api.md).
/// </summary>
public static class ApiProblem
{
    /// <summary>The faults of a handler with a status; the first one gives detail and code.</summary>
    public static ProblemHttpResult Of(int status, IReadOnlyList<Fault> faults) => TypedResults.Problem(Describe(status, faults));

    /// <summary>The faults of a handler, with the status that the code of the first one means (<see cref="FaultStatus"/>).</summary>
    public static ProblemHttpResult Refused(IReadOnlyList<Fault> faults) => Of(FaultStatus.Of(faults[0].Code), faults);

    /// <summary>204 for what was done, the refusal otherwise.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> DoneAsync(Task<Result> act)
    {
        var result = await act;
        return result.IsDone ? TypedResults.NoContent() : Refused(result.Faults);
    }

    /// <summary>A call that makes something came without an Idempotency-Key, or with one that is too long.</summary>
    /// <param name="mostCharacters">The longest key that this call takes.</param>
    public static ProblemHttpResult KeyMissing(int mostCharacters = OnceKey.MostCharacters) =>
        Of(StatusCodes.Status400BadRequest, "idempotency.key", ProblemFamily.Say("Problem.KeyMissing", mostCharacters), "Idempotency-Key");

    /// <summary>One fault with a status.</summary>
    public static ProblemHttpResult Of(int status, string code, string message, string? field = null) => Of(status, [new Fault(code, message, field)]);

    /// <summary>Unknown, or not to be seen: the same answer.</summary>
    public static ProblemHttpResult Unknown(string code, string message) => Of(StatusCodes.Status404NotFound, code, message);

    /// <summary>A status that nobody has put into words: an unknown address, a missing token, a failure.</summary>
    internal static Task WriteAsync(HttpContext context, Fault? fault)
    {
        var status = context.Response.StatusCode;
        var family = ProblemFamily.Of(status);
        return Of(status, [fault ?? new Fault(family.Code, family.Meaning)]).ExecuteAsync(context);
    }

    // Commands name their fields as the code does; a program sent them as JSON writes them.
    private static string? FieldOf(Fault fault) => fault.Field is { Length: > 0 } field && char.IsAsciiLetterUpper(field[0]) && field.All(char.IsAsciiLetter)
        ? char.ToLowerInvariant(field[0]) + field[1..] : fault.Field;

    private static ProblemDetails Describe(int status, IReadOnlyList<Fault> faults)
    {
        var family = ProblemFamily.Of(status);
        return new ProblemDetails
        {
            Type = family.Type, Title = family.Title, Status = status, Detail = faults[0].Message,
            Extensions =
            {
                ["code"] = faults[0].Code, ["errors"] = faults.Select(f => new ApiFault(f.Code, f.Message, FieldOf(f))).ToList(),
                ["traceId"] = Activity.Current?.TraceId.ToString(),
            },
        };
    }
}
