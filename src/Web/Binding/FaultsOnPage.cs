using Microsoft.AspNetCore.Mvc.ModelBinding;
using Saola.Kernel;

namespace Saola.Web;

/// <summary>Carries the faults of a handler to the fields of a page.</summary>
public static class FaultsOnPage
{
    /// <summary>
    /// Puts each fault beside its field: <c>ModelState.Add(result.Faults, "Input")</c>. A fault without a field stands in the summary alone.
    /// </summary>
    /// <param name="state">State of the page.</param>
    /// <param name="faults">What a handler refused.</param>
    /// <param name="prefix">Name of the bound property that holds the fields; empty when the fields stand on the page itself.</param>
    public static void Add(this ModelStateDictionary state, IEnumerable<Fault> faults, string prefix = "")
    {
        foreach (var fault in faults)
        {
            var key = fault.Field is null ? "" : prefix.Length == 0 ? fault.Field : $"{prefix}.{fault.Field}";
            state.AddModelError(key, fault.Message);
        }
    }
}
