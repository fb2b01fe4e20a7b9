using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Saola.Kernel;

namespace Saola.Modules.PublicServices.Api;

/// <summary>Refusals as RFC 9457 problem details with a stable code; every fault with its field.</summary>
internal static class ApiAnswers
{
    public static ProblemHttpResult Refuse(int status, IReadOnlyList<Fault> faults) => TypedResults.Problem(
        faults[0].Message, statusCode: status,
        extensions: new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["code"] = faults[0].Code, ["field"] = faults[0].Field, ["faults"] = faults.Select(f => new { f.Code, f.Message, f.Field }).ToList(),
        });

    public static ProblemHttpResult Refuse(int status, string code, string message, string? field = null) => Refuse(status, [new Fault(code, message, field)]);

    /// <summary>Unknown, or not to be seen: the same answer.</summary>
    public static ProblemHttpResult Unknown(string code, string message) => Refuse(StatusCodes.Status404NotFound, code, message);
}
