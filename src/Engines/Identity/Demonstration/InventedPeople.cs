using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Saola.Engines.Identity.Model;
using Saola.Kernel;

namespace Saola.Engines.Identity.Demonstration;

/// <summary>
/// Makes the people and organisations. Their numbers keep the rules and belong to nobody: personal numbers begin with 099, a place that is
/// not issued; tax codes with 039999; telephone numbers with 0900000.
/// </summary>
internal sealed class InventedPeople(Dice dice, IReadOnlyList<UnitCard> wards, DateTimeOffset since)
{
    public const int Citizens = 400;
    public const int Organisations = 120;
    private const string City = "Thành phố Hồ Chí Minh";
    private int _phones;

    /// <summary>The same id on each run: a version-7 GUID whose time tells the order and whose rest comes from the name.</summary>
    public static Guid IdOf(string kind, int number)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"saola-demonstration:{kind}:{number}"))[..16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, ((1735689600000L + number) << 16) | 0x7000L | (bytes[7] & 0xFFFL));
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    public Person Citizen(int number)
    {
        var woman = dice.Next(2) == 0;
        var birth = new DateOnly(1955, 1, 1).AddDays(dice.Next(365 * 48));
        var person = Person("citizen", number, NameOf(woman), woman, birth);
        if (dice.Next(10) >= 6) return person;
        person.Email = $"{VietnameseText.Fold(person.FullName).Replace(' ', '.')}.{number}@saola.test";
        person.EmailConfirmed = true;
        return person;
    }

    public Person Staff(int number, string position)
    {
        var woman = dice.Next(2) == 0;
        var person = Person("staff", number, NameOf(woman), woman, new DateOnly(1970, 1, 1).AddDays(dice.Next(365 * 28)));
        person.Position = position;
        return person;
    }

    public Person Representative(int number)
    {
        var woman = dice.Next(3) == 0;
        return Person("representative", number, NameOf(woman), woman, new DateOnly(1962, 1, 1).AddDays(dice.Next(365 * 32)));
    }

    public Person Person(string kind, int number, string name, bool woman, DateOnly birth)
    {
        var ward = wards.Count == 0 ? null : dice.Of(wards);
        var line = $"{1 + dice.Next(300)} {dice.Of(InventedNames.Streets)}";
        var person = new Person
        {
            Id = IdOf(kind, number), FullName = name, FoldedName = VietnameseText.Fold(name), Sex = woman ? "nu" : "nam", BirthDate = birth,
            PersonalId = PersonalId(woman, birth, kind, number), Phone = Phone(), ProvinceCode = "79", WardCode = ward?.Code, AddressLine = line,
            Address = ward is null ? $"{line}, {City}" : $"{line}, {ward.Name}, {City}", Source = PersonSource.Demonstration, CreatedAt = since,
        };
        return person;
    }

    public Organisation Organisation(int number, string representative)
    {
        // Steps of three through 28 words: no form of organisation gets the same word twice.
        var (row, column) = int.DivRem(number, InventedNames.Organisations.Length);
        var (form, kind) = InventedNames.Organisations[column];
        var name = $"{form} {InventedNames.OrganisationWords[((column * 7) + (row * 3)) % InventedNames.OrganisationWords.Length]}";
        return Organisation("organisation", number, name, kind, TaxCode(number), representative);
    }

    public Organisation Organisation(string kind, int number, string name, string orgKind, string taxCode, string representative)
    {
        var ward = wards.Count == 0 ? null : dice.Of(wards);
        var line = $"{1 + dice.Next(300)} {dice.Of(InventedNames.Streets)}";
        return new Organisation
        {
            Id = IdOf(kind, number), Name = name, FoldedName = VietnameseText.Fold(name), Kind = orgKind, TaxCode = taxCode, Representative = representative,
            WardCode = ward?.Code, Address = ward is null ? $"{line}, {City}" : $"{line}, {ward.Name}, {City}", Phone = Phone(),
            Email = $"lienhe.{kind}{number}@saola.test", Source = PersonSource.Demonstration, CreatedAt = since,
        };
    }

    private string NameOf(bool woman) => woman
        ? $"{dice.Of(InventedNames.Families)} {dice.Of(InventedNames.WomenMiddle)} {dice.Of(InventedNames.WomenGiven)}"
        : $"{dice.Of(InventedNames.Families)} {dice.Of(InventedNames.MenMiddle)} {dice.Of(InventedNames.MenGiven)}";

    private static string PersonalId(bool woman, DateOnly birth, string kind, int number)
    {
        var century = ((birth.Year - 1900) / 100 * 2) + (woman ? 1 : 0);
        var block = kind switch { "citizen" => 0, "representative" => 10_000, "staff" => 20_000, _ => 30_000 };
        return string.Create(CultureInfo.InvariantCulture, $"099{century}{birth.Year % 100:00}{block + number:000000}");
    }

    private static string TaxCode(int number)
    {
        // Every eleventh number has no valid check digit and is passed over, as the tax office does.
        for (int at = 0, valid = -1; ; at++)
        {
            var nine = string.Create(CultureInfo.InvariantCulture, $"039999{at:000}");
            var digit = Numbers.CheckDigit(nine);
            if (digit < 10 && ++valid == number) return nine + digit.ToString(CultureInfo.InvariantCulture);
        }
    }

    private string Phone() => string.Create(CultureInfo.InvariantCulture, $"+84900000{_phones++ % 1000:000}");
}
