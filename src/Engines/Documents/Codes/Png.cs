using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Saola.Engines.Documents.Codes;

/// <summary>Writes a <see cref="BitMatrix"/> as a PNG of one bit a point (ISO/IEC 15948), for writers that cannot draw.</summary>
internal static class Png
{
    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10];

    /// <summary>The picture with <paramref name="scaleX"/> by <paramref name="scaleY"/> points for every square.</summary>
    public static byte[] Of(BitMatrix matrix, int scaleX, int scaleY)
    {
        using var png = new MemoryStream();
        png.Write(Signature);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, matrix.Width * scaleX);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), matrix.Height * scaleY);
        head[8] = 1; // bits a point; colour type 0 is grey, and the rest is default
        Chunk(png, "IHDR", head);
        Chunk(png, "IDAT", Compressed(matrix, scaleX, scaleY));
        Chunk(png, "IEND", []);
        return png.ToArray();
    }

    private static byte[] Compressed(BitMatrix matrix, int scaleX, int scaleY)
    {
        using var buffer = new MemoryStream();
        using (var deflate = new ZLibStream(buffer, CompressionLevel.SmallestSize))
        {
            for (var row = 0; row < matrix.Height; row++)
            {
                var line = Line(matrix, row, scaleX);
                for (var i = 0; i < scaleY; i++) deflate.Write(line);
            }
        }
        return buffer.ToArray();
    }

    // A filter byte of zero, then the points from the highest bit down; white is one.
    private static byte[] Line(BitMatrix matrix, int row, int scale)
    {
        var points = matrix.Width * scale;
        var line = new byte[1 + ((points + 7) / 8)];
        for (var i = 0; i < points; i++)
        {
            if (!matrix[i / scale, row]) line[1 + (i / 8)] |= (byte)(0x80 >> (i % 8));
        }
        return line;
    }

    private static void Chunk(Stream png, string kind, byte[] data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        byte[] body = [.. Encoding.ASCII.GetBytes(kind), .. data];
        png.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Checksum(body));
        png.Write(number);
    }

    // CRC-32 of ISO 3309, as the format asks; the pictures are too small for a table to matter.
    private static uint Checksum(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        foreach (var value in data)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }
        return ~crc;
    }
}
