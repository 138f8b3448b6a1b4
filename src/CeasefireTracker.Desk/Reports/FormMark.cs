using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace CeasefireTracker.Desk.Reports;

/// <summary>
/// By what the form for reports is known again when it is sent: it says, so that nobody else can, when this desk made it. Who reports
/// has no session that a stranger's page could use, so it needs no cookie: it holds off what never opened the form, and browsers say
/// themselves where a form stood.
/// </summary>
public sealed class FormMark(IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>How long a form is good for.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(1);

    private readonly IDataProtector protector = protection.CreateProtector("report form");

    /// <summary>The mark of a form that is made now.</summary>
    public string Make() => protector.Protect(clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));

    /// <summary>True of the mark of a form of this desk that is not too old.</summary>
    public bool IsGood(string? mark)
    {
        try
        {
            var made = DateTimeOffset.FromUnixTimeSeconds(long.Parse(protector.Unprotect(mark ?? ""), CultureInfo.InvariantCulture));
            return (clock.GetUtcNow() - made).Duration() <= Life;
        }
        catch (CryptographicException)
        {
            // Made by another, or long ago.
            return false;
        }
    }
}
