using System.Globalization;
using System.Text;

namespace CeasefireTracker.Web.Hosting;

/// <summary>Whether this machine has the rules of languages (ICU) that words, search and order rest on.</summary>
public static class Languages
{
    /// <summary>Why nothing can be read, built or served here, as one line; null if all is there.</summary>
    public static string? Refusal =>
        IsKnown()
            ? null
            : "This machine lacks ICU, or DOTNET_SYSTEM_GLOBALIZATION_INVARIANT turns it off: words could not be compared, and another search index would be built. Install libicu and unset the variable.";

    // By what it does, because the switch that turns it off has three names; half-width kana and Cyrillic are what search folds.
    private static bool IsKnown()
    {
        try
        {
            return CultureInfo.GetCultureInfo("ja", predefinedOnly: true).DateTimeFormat.GetMonthName(1) == "1月"
                && "ﾃｲｾﾝ".Normalize(NormalizationForm.FormKC) == "テイセン"
                && CultureInfo.InvariantCulture.CompareInfo.Compare("é", "e", CompareOptions.IgnoreNonSpace) == 0;
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }
}
