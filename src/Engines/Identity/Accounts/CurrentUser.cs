using Saola.Engines.Identity.RoleKeeping;
using Saola.Kernel;

namespace Saola.Engines.Identity.Accounts;

/// <summary>Who acts in this scope; the rights are read once and kept for the scope.</summary>
internal sealed class CurrentUser(IActorSource actors, AuthorityReader authorities) : ICurrentUser
{
    private Task<Authority>? _authority;
    private Guid? _readFor;

    public Guid? PersonId => actors.Current is { Kind: ActorKind.Person, PersonId: { } id } ? id : null;

    public Guid? OrganisationId { get; private set; }

    public string? ClientCode => actors.Current is { Kind: ActorKind.Client } client ? client.Code : null;

    public Task<Authority> AuthorityAsync(CancellationToken cancellationToken)
    {
        if (PersonId is not { } person) return Task.FromResult(Authority.None);
        if (_authority is { IsFaulted: false, IsCanceled: false } known && _readFor == person) return known;
        _readFor = person;
        return _authority = authorities.ReadAsync(person, cancellationToken);
    }

    /// <summary>Says for which organisation the person acts in this scope; the door has checked it.</summary>
    public void ActFor(Guid? organisationId) => OrganisationId = organisationId;
}
