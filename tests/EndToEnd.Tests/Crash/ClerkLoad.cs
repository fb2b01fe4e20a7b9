using System.Collections.Concurrent;
using System.Net;
using Saola.Engines.Cases;
using Saola.TestKit;

namespace Saola.EndToEnd.Tests.Crash;

/// <summary>A clerk who accepts one dossier after the other on the pages, while others file.</summary>
internal sealed class ClerkLoad(Uri address, PartnerLoad partner) : IDisposable
{
    private readonly Browser _browser = new(address);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _accepted = new();

    /// <summary>Numbers of the dossiers whose acceptance was answered.</summary>
    public IReadOnlyCollection<string> Accepted => _accepted;

    /// <summary>Signs in; the cookie outlives restarts of the program.</summary>
    public async Task SignInAsync()
    {
        await _browser.OpenAsync("/dang-nhap");
        using var answer = await _browser.SubmitAsync("form", ("Email", "clerk@saola.test"), ("Password", "saola-demo"));
        if (answer.StatusCode != HttpStatusCode.Redirect) throw new InvalidOperationException("The clerk could not sign in.");
    }

    /// <summary>Decides until the program is gone or <paramref name="stop"/> is set.</summary>
    public async Task DecideAsync(CancellationToken stop)
    {
        try
        {
            while (!stop.IsCancellationRequested)
            {
                if (partner.Answers.Values.FirstOrDefault(filed => !_seen.Contains(filed.Number)) is not { } next) await Task.Delay(20, stop);
                else await AcceptAsync(next.Number);
            }
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            // Killed: what was not answered is not counted, and may stand or not.
        }
    }

    public void Dispose() => _browser.Dispose();

    private async Task AcceptAsync(string number)
    {
        using var page = await _browser.OpenAsync("/can-bo/ho-so/" + number);
        page.EnsureSuccessStatusCode();
        _seen.Add(number);
        using var answer = await _browser.SubmitAsync("form:has(input[name=Decision])", ("Decision", Decisions.Accept));
        if (answer.StatusCode == HttpStatusCode.Redirect) _accepted.Enqueue(number);
    }
}
