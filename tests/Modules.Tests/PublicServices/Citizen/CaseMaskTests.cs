using Saola.Modules.PublicServices.Tracking;
using Xunit;

namespace Saola.Modules.Tests.PublicServices.Citizen;

public sealed class CaseMaskTests
{
    [Theory]
    [InlineData("Nguyễn Thị Thu Hà", "Nguyễn T. T. Hà")]
    [InlineData("Lý Nam", "Lý •••")]
    [InlineData("Công ty TNHH Sao Mai", "Công ty TNHH Sao Mai")]
    [InlineData("Bệnh viện Bình An", "Bệnh viện Bình An")]
    public void A_person_is_covered_and_a_body_is_not(string name, string shown) => Assert.Equal(shown, CaseMask.Name(name));
}
