using System.Security.Cryptography;
using System.Text;

namespace CeasefireTracker.Desk.People;

/// <summary>Secrets of 140 random bits, in letters and digits that people can copy (Crockford's base 32: no i, l, o and u).</summary>
public static class Secret
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int Length = 28;
    private const int Group = 4;

    /// <summary>A new one.</summary>
    public static string Make() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>The same in groups of four, as it is written down.</summary>
    public static string Grouped(string secret) => string.Join('-', secret.Chunk(Group).Select(group => new string(group)));

    /// <summary>What is kept of one, however it was typed. With so many bits a plain hash cannot be searched backwards.</summary>
    public static string Hash(string typed)
    {
        var secret = typed
            .Normalize(NormalizationForm.FormKC)
            .ToLowerInvariant()
            .Select(letter =>
                letter switch
                {
                    'o' => '0',
                    'i' or 'l' => '1',
                    _ => letter,
                }
            )
            .Where(Alphabet.Contains);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(secret))));
    }
}
