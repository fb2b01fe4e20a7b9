namespace Saola.Engines.Documents.Model;

/// <summary>The regulation speaks in millimetres, fonts and writers in points (1/72 inch); this is the one door between them.</summary>
public static class Millimetres
{
    /// <summary>A length in millimetres as points.</summary>
    public static double ToPoints(double millimetres) => millimetres * 72 / 25.4;
}
