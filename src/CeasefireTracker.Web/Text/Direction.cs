using System.Globalization;

namespace CeasefireTracker.Web.Text;

/// <summary>Which way a text of another language runs on a page that runs from left to right.</summary>
public static class Direction
{
    /// <summary>For HTML's <c>dir</c>: <c>rtl</c> for a language written from right to left, null for one that runs as the page
    /// does.</summary>
    /// <param name="tag">The language (BCP 47).</param>
    public static string? Of(string tag)
    {
        try
        {
            return CultureInfo.GetCultureInfo(tag).TextInfo.IsRightToLeft ? "rtl" : null;
        }
        catch (CultureNotFoundException)
        {
            // Of a language that nobody knows the text itself has to say it.
            return "auto";
        }
    }
}
