namespace Saola.Kernel;

/// <summary>What kind of actor stands behind an act.</summary>
public enum ActorKind
{
    /// <summary>Nobody signed in: a visitor of a public page.</summary>
    Visitor,

    /// <summary>A signed-in person.</summary>
    Person,

    /// <summary>A partner system with client credentials.</summary>
    Client,

    /// <summary>The program itself: a job or a command of the administrator.</summary>
    System,
}

/// <summary>Who acts. Written into every act; names come from the person's record, never from here.</summary>
/// <param name="Kind">What kind of actor.</param>
/// <param name="PersonId">The person, when one is signed in.</param>
/// <param name="Name">Name for screens of the same request: never written into the ledger.</param>
/// <param name="Code">Stable code of a client or job, such as <c>demo-partner</c> or <c>job.seal</c>.</param>
public sealed record Actor(ActorKind Kind, Guid? PersonId, string Name, string Code)
{
    /// <summary>A visitor who did not sign in.</summary>
    public static Actor Visitor { get; } = new(ActorKind.Visitor, null, "Khách", "visitor");

    /// <summary>The program itself, in the part that <paramref name="code"/> names.</summary>
    public static Actor System(string code) => new(ActorKind.System, null, "Hệ thống", code);
}

/// <summary>Tells who acts in the present scope: a web request, a job, a command.</summary>
public interface IActorSource
{
    /// <summary>The actor of this scope.</summary>
    Actor Current { get; }
}

/// <summary>The actor of one scope, set once at its door: by the sign-in of a request, a job's runner, a command.</summary>
public sealed class ScopedActor : IActorSource
{
    /// <inheritdoc/>
    public Actor Current { get; private set; } = Actor.Visitor;

    /// <summary>Says who acts in this scope.</summary>
    public void Become(Actor actor) => Current = actor;
}
