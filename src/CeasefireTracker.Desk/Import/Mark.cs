using System.Security.Cryptography;
using System.Text;

namespace CeasefireTracker.Desk.Import;

/// <summary>A short word that stands for a text.</summary>
internal static class Mark
{
    /// <summary>Sixteen letters and digits; other texts have other ones.</summary>
    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
}
