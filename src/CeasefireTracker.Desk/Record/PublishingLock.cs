namespace CeasefireTracker.Desk.Record;

/// <summary>Lets one at a time move the desk's branch and write the files that readers see, in whichever process.</summary>
public sealed class PublishingLock(DeskOptions options)
{
    /// <summary>Holds it until it is disposed of; null if somebody else does.</summary>
    public IDisposable? Hold()
    {
        try
        {
            return new FileStream(
                Path.Combine(options.State, "publishing.lock"),
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.None
            );
        }
        catch (IOException)
        {
            return null;
        }
    }
}
