using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Saola.Kernel;

namespace Saola.Web.Faults;

/// <summary>
/// Puts into words what the framework could not read of a request: a body that is no JSON or has a value of the wrong kind, a parameter, a missing body.
/// The framework tells the name of a parameter in its message alone.
/// </summary>
internal static partial class UnreadableRequest
{
    public static Fault? Of(BadHttpRequestException fault) => fault switch
    {
        { StatusCode: not StatusCodes.Status400BadRequest } => null,
        { InnerException: JsonException json } => Json(json),
        _ => Parameter(fault.Message),
    };

    private static Fault Json(JsonException fault)
    {
        var path = fault.Path is { Length: > 2 } named && named.StartsWith("$.", StringComparison.Ordinal) ? named[2..] : null;
        return path is null ? new("request.json", ProblemFamily.Say("Problem.Json")) : new("request.value", ProblemFamily.Say("Problem.Value", path), path);
    }

    private static Fault? Parameter(string message)
    {
        if (Named().Match(message) is not { Success: true } found) return null;
        var name = found.Groups["name"].Value;
        if (message.StartsWith("Failed to bind", StringComparison.Ordinal)) return new("request.parameter", ProblemFamily.Say("Problem.Parameter", name), name);
        if (!message.StartsWith("Required", StringComparison.Ordinal)) return null;
        return message.Contains("from body", StringComparison.Ordinal)
            ? new("request.body_missing", ProblemFamily.Say("Problem.BodyMissing"))
            : new("request.parameter_missing", ProblemFamily.Say("Problem.ParameterMissing", name), name);
    }

    [GeneratedRegex("parameter \"[^\"]* (?<name>[A-Za-z]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named();
}
