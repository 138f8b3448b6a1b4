namespace CeasefireTracker.Dataset.Model;

/// <summary>Why an address gave no page, as <c>seen.yml</c> writes it.</summary>
public enum NoAnswer
{
    /// <summary>The name of the host leads nowhere.</summary>
    NameUnknown,

    /// <summary>It leads to a machine that is not on the public internet; nothing was sent there.</summary>
    NotPublic,

    /// <summary>It is no address of http or https, or of another port than theirs, or it carries a user name.</summary>
    NotAllowed,

    /// <summary>It leads from one address to the next, in a circle or too often.</summary>
    Redirects,

    /// <summary>It leads from https to http, where anybody on the way could write the page.</summary>
    InsecureRedirect,

    /// <summary>The machine takes no connection.</summary>
    NoConnection,

    /// <summary>The machine does not prove who it is.</summary>
    Tls,

    /// <summary>It took longer than anybody waits.</summary>
    TimedOut,

    /// <summary>The page is larger than what is taken, as it came or when unpacked.</summary>
    TooLarge,

    /// <summary>What is said before the page is larger than what is taken.</summary>
    TooManyHeaders,

    /// <summary>The connection ended before the page did.</summary>
    CutShort,

    /// <summary>What came is no answer that the protocol knows.</summary>
    NotUnderstood,
}
