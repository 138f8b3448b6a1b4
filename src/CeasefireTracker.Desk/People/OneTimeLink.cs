using System.Security.Cryptography;
using System.Text;

namespace CeasefireTracker.Desk.People;

/// <summary>The link by which the one editor signs in: made at the start, printed in the console, good for one use.</summary>
public sealed class OneTimeLink
{
    private byte[]? token = RandomNumberGenerator.GetBytes(32);

    /// <summary>The part of its address that only who saw the console knows.</summary>
    public string Code { get; }

    public OneTimeLink() => Code = Convert.ToHexStringLower(token!);

    /// <summary>Says where the desk is and how to sign in.</summary>
    public void Print(IEnumerable<string> urls, TextWriter output)
    {
        foreach (var url in urls)
        {
            var at = new Uri(url);
            // By its name, because a passkey needs one.
            output.WriteLine(FormattableString.Invariant($"The desk: {at.Scheme}://localhost:{at.Port}/en/sign-in/{Code}"));
            output.WriteLine(FormattableString.Invariant($"          {at.Scheme}://localhost:{at.Port}/ja/sign-in/{Code} （日本語）"));
        }

        output.WriteLine("The link signs in one browser, once; start the desk again for another.");
    }

    /// <summary>True once, for the right code.</summary>
    public bool Redeem(string code)
    {
        var known = token;
        return known is not null
            && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(code), Encoding.ASCII.GetBytes(Code))
            && Interlocked.CompareExchange(ref token, null, known) == known;
    }
}
