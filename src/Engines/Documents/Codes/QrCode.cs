using QRCoder;

namespace Saola.Engines.Documents.Codes;

/// <summary>Two-dimensional codes (ISO/IEC 18004) for the address at which anybody can follow a file or check a result.</summary>
public static class QrCode
{
    /// <summary>
    /// The code of a text, with the white border of four squares that scanners need. Level M: up to 15 % may be lost to a stamp or a fold.
    /// </summary>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    public static BitMatrix Of(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var size = data.ModuleMatrix.Count;
        var matrix = new BitMatrix(size, size);
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column < size; column++) matrix[column, row] = data.ModuleMatrix[row][column];
        }
        return matrix;
    }
}
