using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Saola.Kernel;

namespace Saola.Web;

/// <summary>Refusals of the API as RFC 9457 problem details with a stable code; every fault with its field.</summary>
public static class ApiProblem
{
    /// <summary>The faults of a handler with a status; the first one gives title and code.</summary>
    public static ProblemHttpResult Of(int status, IReadOnlyList<Fault> faults) => TypedResults.Problem(
        title: faults[0].Message, statusCode: status,
        extensions: new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["code"] = faults[0].Code, ["field"] = faults[0].Field, ["faults"] = faults.Select(f => new { f.Code, f.Message, f.Field }).ToList(),
        });

    /// <summary>One fault with a status.</summary>
    public static ProblemHttpResult Of(int status, string code, string message, string? field = null) => Of(status, [new Fault(code, message, field)]);
}
