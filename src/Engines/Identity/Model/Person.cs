using Saola.Data;
using Saola.Kernel;

namespace Saola.Engines.Identity.Model;

/// <summary>Where a record of a person came from first.</summary>
internal enum PersonSource
{
    Registered,
    Counter,
    National,
    Administrator,
    Demonstration,
}

/// <summary>
/// A person, once. <see cref="PersonalId"/> is unique and only ever set by somebody who saw the paper or by the national identity;
/// what people say of themselves stands in <see cref="DeclaredPersonalId"/>, so that nobody can occupy another one's number.
/// </summary>
internal sealed class Person : IVersioned
{
    public required Guid Id { get; init; }
    public required string FullName { get; set; }
    public required string FoldedName { get; set; }
    public string? PersonalId { get; set; }
    public string? DeclaredPersonalId { get; set; }
    public DateOnly? BirthDate { get; set; }

    /// <summary><c>nam</c>, <c>nu</c>, <c>khac</c>, as the forms write it.</summary>
    public string? Sex { get; set; }
    public string? Phone { get; set; }
    public string? Email { get; set; }
    public bool EmailConfirmed { get; set; }

    /// <summary>Language of letters to the person: <c>vi</c> or <c>en</c>; null is Vietnamese.</summary>
    public string? Language { get; set; }
    public string? ProvinceCode { get; set; }
    public string? WardCode { get; set; }
    public string? AddressLine { get; set; }

    /// <summary>Printed address: line, ward, province.</summary>
    public string? Address { get; set; }

    /// <summary>Title of a member of staff, such as <c>Phó Giám đốc Sở</c>.</summary>
    public string? Position { get; set; }
    public required PersonSource Source { get; init; }

    /// <summary>The record that stands for this one since a merge.</summary>
    public Guid? MergedInto { get; set; }
    public DateTimeOffset? ErasedAt { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public int RowVersion { get; set; }

    public bool IsErased => ErasedAt is not null;

    public void Rename(string fullName) => (FullName, FoldedName) = (fullName, VietnameseText.Fold(fullName));

    public PersonCard Card() => new(Id, FullName, PersonalId ?? DeclaredPersonalId, BirthDate, Sex, Phone, Email, EmailConfirmed, Address, Position, Language);

    /// <summary>Takes out everything that tells who it was (Law 91/2025/QH15 on personal data); the row stays, since cases point at it.</summary>
    public void Blank(DateTimeOffset at)
    {
        Rename("(đã xoá)");
        PersonalId = DeclaredPersonalId = Sex = Phone = Email = ProvinceCode = WardCode = AddressLine = Address = Position = null;
        BirthDate = null;
        EmailConfirmed = false;
        ErasedAt = at;
    }
}

/// <summary>A merge of two records of one person: what it filled in, so that it can be undone.</summary>
internal sealed class PersonMerge
{
    public required Guid Id { get; init; }

    /// <summary>The record that stands no longer for itself.</summary>
    public required Guid SourceId { get; init; }

    /// <summary>The record that stands for both.</summary>
    public required Guid TargetId { get; init; }
    public required DateTimeOffset At { get; init; }
    public Guid? ByPersonId { get; init; }

    /// <summary>Names of the fields that the target took over from the source, separated by blanks.</summary>
    public required string Filled { get; init; }
    public DateTimeOffset? UndoneAt { get; set; }
}

/// <summary>A consent of a person to one purpose; given and withdrawn, never overwritten.</summary>
internal sealed class Consent
{
    public required Guid Id { get; init; }
    public required Guid PersonId { get; init; }
    public required string Purpose { get; init; }
    public required DateTimeOffset GivenAt { get; init; }
    public DateTimeOffset? WithdrawnAt { get; set; }
}
