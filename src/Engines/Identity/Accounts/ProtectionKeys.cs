using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Saola.Data;
using Saola.Engines.Identity.Model;
using Saola.Kernel;
using Saola.Web.Composition;

namespace Saola.Engines.Identity.Accounts;

/// <summary>Keeps the keys of data protection in the database: every node reads the cookies and links of the others.</summary>
internal sealed class ProtectionKeys(IServiceScopeFactory scopes, IDatabase database, TimeProvider clock) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        return [.. scope.ServiceProvider.GetRequiredService<AppDbContext>().Set<ProtectionKey>().AsNoTracking().Select(k => k.Xml).AsEnumerable().Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        // The library knows only this synchronous door. It is called at start and when a key is renewed, on a thread of its own.
        using var gate = database.EnterWriteAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult();
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        db.Add(new ProtectionKey { Id = Ids.New(clock), Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        db.SaveChanges();
    }
}

internal sealed class UseProtectionKeys(ProtectionKeys keys) : IConfigureOptions<KeyManagementOptions>
{
    public void Configure(KeyManagementOptions options) => options.XmlRepository = keys;
}

/// <summary>Makes the first key at start: made within a unit of work it would wait for the write gate that this very work holds.</summary>
internal sealed class MakeFirstKey(IDataProtectionProvider protection) : IStartupTask
{
    public int Order => 1;

    public Task RunAsync(CancellationToken cancellationToken)
    {
        protection.CreateProtector("saola.start").Protect([1]);
        return Task.CompletedTask;
    }
}
