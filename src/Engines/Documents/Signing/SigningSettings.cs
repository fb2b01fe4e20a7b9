namespace Saola.Engines.Documents.Signing;

/// <summary>Where the keys come from.</summary>
public enum SigningKeys
{
    /// <summary>Those of the demonstration in demonstration mode, else none.</summary>
    Auto,

    /// <summary>Nothing is signed: results stay at the level "approved".</summary>
    None,

    /// <summary>Keys and certificates of an invented authority, made in the data folder.</summary>
    Demonstration,

    /// <summary>PKCS#12 files in the folder of keys.</summary>
    File,
}

/// <summary>Settings <c>Saola:Signing:…</c>.</summary>
public sealed class SigningSettings
{
    /// <summary>Where the keys come from.</summary>
    public SigningKeys Keys { get; set; } = SigningKeys.Auto;

    /// <summary>Folder of <c>organisation.p12</c> and <c>people/&lt;id&gt;.p12</c>; empty for <c>signing</c> in the data folder. Not part of a backup.</summary>
    public string Folder { get; set; } = "";

    /// <summary>Password of the PKCS#12 files; best given as the environment variable <c>Saola__Signing__Password</c>.</summary>
    public string Password { get; set; } = "";

    /// <summary>Folder of the trusted root certificates (PEM or DER); empty for <c>trust</c> in the folder of keys.</summary>
    public string TrustFolder { get; set; } = "";

    /// <summary>Address of the timestamp authority (RFC 3161 over HTTP). Empty only in the demonstration, which has one inside.</summary>
    public string TimestampAddress { get; set; } = "";

    /// <summary>How long the timestamp authority may take.</summary>
    public TimeSpan TimestampTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How far the authority's clock may be from ours before its time is not believed.</summary>
    public TimeSpan TimestampTolerance { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Whether certificates are asked about at their authority (CRL, OCSP) before each signature.</summary>
    public bool CheckRevocation { get; set; }

    /// <summary>PNG of the organisation's seal with a transparent ground, in its real size; empty draws one.</summary>
    public string SealPicture { get; set; } = "";
}
