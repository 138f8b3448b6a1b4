using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Dataset.Reading;

namespace CeasefireTracker.Dataset.Writing;

/// <summary><c>site.yml</c> as text, written as <see cref="ListText"/> writes the vocabulary.</summary>
public static class SiteText
{
    private const string File = "data/site.yml";

    /// <summary>What a text says of the site, or null with problems collected.</summary>
    public static SiteProfile? Read(string text, ICollection<Problem> problems)
    {
        var found = new List<Problem>();
        var root = TextFile.IsSound(text, File, found) ? YamlNodes.Read(text, File, 0, found) : null;
        var fields = root is null ? null : FieldReader.Of(root, File, SiteFields.Site.What, found);
        var site = fields is null ? null : SiteFields.Site.Read(fields);
        fields?.Done();
        found.ForEach(problems.Add);
        return found.Count == 0 ? site : null;
    }

    /// <summary>The text that says this; null, with problems collected, if none would, or if the text before cannot be read.</summary>
    /// <param name="was">The file's text; null where there is no such file yet.</param>
    public static string? Write(string? was, SiteProfile site, ICollection<Problem> problems)
    {
        var will = SiteFields.Site.Write(site);
        if (!ReadBack.MayStand(will, File, "", problems))
        {
            return null;
        }

        var before = was is null ? null : Read(was, problems);
        var text =
            was is null ? House.Lines(will, 0) + "\n"
            : before is null ? null
            : ReadBack.Spliced(was, SiteFields.Site.Write(before), will, File, problems);
        return text is not null && ReadBack.IsSame(text, File, Difference, problems) ? text : null;

        string? Difference(ICollection<Problem> found) =>
            Read(text!, found) is { } read ? SiteFields.Site.Difference(read, site)?.Name : SiteFields.Site.What;
    }
}
