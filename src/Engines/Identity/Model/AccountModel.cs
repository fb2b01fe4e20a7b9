using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Saola.Engines.Identity.Model;

/// <summary>
/// Tables of ASP.NET Identity, schema version 3 (with passkeys), as its own context would make them but for names:
/// the one context of the program cannot inherit from Identity's.
/// </summary>
internal static class AccountModel
{
    public static void Build(ModelBuilder model)
    {
        Accounts(model);
        Belongings(model);
        model.Entity<SignInAttempt>(attempt =>
        {
            attempt.ToTable("identity_sign_ins");
            attempt.Property(a => a.Method).HasMaxLength(20);
            attempt.Property(a => a.Address).HasMaxLength(64);
            attempt.Property(a => a.Browser).HasMaxLength(200);
            attempt.HasIndex(a => new { a.AccountId, a.At });
            attempt.HasIndex(a => a.At);
        });
        model.Entity<ProtectionKey>(key =>
        {
            key.ToTable("identity_protection_keys");
            key.Property(k => k.Name).HasMaxLength(200);
        });
    }

    private static void Accounts(ModelBuilder model) => model.Entity<Account>(account =>
    {
        account.ToTable("identity_accounts");
        account.Property(a => a.UserName).HasMaxLength(256);
        account.Property(a => a.NormalizedUserName).HasMaxLength(256);
        account.Property(a => a.Email).HasMaxLength(254);
        account.Property(a => a.NormalizedEmail).HasMaxLength(254);
        account.Property(a => a.NewEmail).HasMaxLength(254);
        account.Property(a => a.PhoneNumber).HasMaxLength(40);
        account.Property(a => a.ConcurrencyStamp).IsConcurrencyToken();
        account.HasIndex(a => a.NormalizedUserName).IsUnique();
        account.HasIndex(a => a.NormalizedEmail).IsUnique();
        account.HasIndex(a => a.PersonId);
        account.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
    });

    private static void Belongings(ModelBuilder model)
    {
        model.Entity<IdentityUserClaim<Guid>>(claim =>
        {
            claim.ToTable("identity_account_claims");
            claim.HasOne<Account>().WithMany().HasForeignKey(c => c.UserId);
        });
        model.Entity<IdentityUserLogin<Guid>>(login =>
        {
            login.ToTable("identity_account_logins");
            login.HasKey(l => new { l.LoginProvider, l.ProviderKey });
            login.Property(l => l.LoginProvider).HasMaxLength(128);
            login.Property(l => l.ProviderKey).HasMaxLength(256);
            login.HasOne<Account>().WithMany().HasForeignKey(l => l.UserId);
        });
        model.Entity<IdentityUserToken<Guid>>(token =>
        {
            token.ToTable("identity_account_tokens");
            token.HasKey(t => new { t.UserId, t.LoginProvider, t.Name });
            token.Property(t => t.LoginProvider).HasMaxLength(128);
            token.Property(t => t.Name).HasMaxLength(128);
            token.HasOne<Account>().WithMany().HasForeignKey(t => t.UserId);
        });
        model.Entity<IdentityUserPasskey<Guid>>(passkey =>
        {
            passkey.ToTable("identity_account_passkeys");
            passkey.HasKey(p => p.CredentialId);
            passkey.Property(p => p.CredentialId).HasMaxLength(1024); // WebAuthn Level 3, 4: at most 1,023 bytes
            passkey.OwnsOne(p => p.Data).ToJson();
            passkey.HasOne<Account>().WithMany().HasForeignKey(p => p.UserId);
        });
    }
}
