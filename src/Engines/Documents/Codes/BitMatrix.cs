namespace Saola.Engines.Documents.Codes;

/// <summary>A picture of black and white squares: what a QR code or a bar code is before it is drawn.</summary>
public sealed class BitMatrix
{
    private readonly bool[] _dark;

    /// <summary>A white picture of <paramref name="width"/> by <paramref name="height"/> squares.</summary>
    public BitMatrix(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        (Width, Height, _dark) = (width, height, new bool[width * height]);
    }

    /// <summary>Squares in a row.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Whether a square is black.</summary>
    public bool this[int column, int row]
    {
        get => _dark[(row * Width) + column];
        internal set => _dark[(row * Width) + column] = value;
    }

    /// <summary>The black stretches of a row as (first column, length): the fewest rectangles that draw it.</summary>
    public IEnumerable<(int Column, int Length)> Stretches(int row)
    {
        for (var column = 0; column < Width; column++)
        {
            var start = column;
            while (column < Width && this[column, row]) column++;
            if (column > start) yield return (start, column - start);
        }
    }
}
