using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;
using Saola.Engines.Identity.Model;
using Saola.Kernel;

namespace Saola.Engines.Identity.Accounts.Register;

/// <summary>
/// A password is at least ten characters and not one that is tried first; nothing is asked of the kinds of its characters (NIST SP 800-63B, 3.1.1.2).
/// </summary>
internal sealed class PasswordRules(IPasswordHasher<Account> hasher, IStringLocalizer<Texts> texts)
{
    private const int Shortest = 10;
    private const int Longest = 128;
    private const int LeastDifferent = 5;
    private static readonly string[] TriedFirst = ["1234567890", "0123456789", "qwertyuiop", "password", "matkhau", "iloveyou", "vietnam", "anhyeuem"];

    private static readonly Account Anybody = new() { PersonId = Guid.Empty, CreatedAt = DateTimeOffset.UnixEpoch };

    /// <summary>The hash of a password that was typed twice, or what is wrong with it. Takes its time on purpose: never inside a transaction.</summary>
    public Result<string> Choose(string? password, string? again, string? email)
    {
        if (Check(password, email) is { } weak) return weak;
        if (password != again) return new Fault("identity.password_differs", texts["Password.Differs"], "PasswordAgain");
        return hasher.HashPassword(Anybody, password!);
    }

    /// <summary>What is wrong with it, or null.</summary>
    public Fault? Check(string? password, string? email, string field = "Password")
    {
        if (string.IsNullOrEmpty(password) || password.Length < Shortest) return new Fault("identity.password_short", texts["Password.Short"], field);
        if (password.Length > Longest) return new Fault("identity.password_long", texts["Password.Long"], field);
        var folded = string.Concat(VietnameseText.Fold(password).Where(char.IsLetterOrDigit));
        var name = VietnameseText.Fold(email?.Split('@')[0]);
        var easy = folded.Distinct().Count() < LeastDifferent || TriedFirst.Any(word => folded.Contains(word, StringComparison.Ordinal))
            || (name.Length >= 4 && folded.Contains(name, StringComparison.Ordinal));
        return easy ? new Fault("identity.password_easy", texts["Password.Easy"], field) : null;
    }
}
