using System.Security.Cryptography;
using System.Text;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Desk.Record;

namespace CeasefireTracker.Desk.Drafts;

/// <summary>A preview that somebody looks at: it stays open until they are done.</summary>
public sealed class PreviewInUse(Preview preview, Func<ValueTask> done) : IAsyncDisposable
{
    /// <inheritdoc cref="Preview.Client"/>
    public HttpMessageInvoker Client => preview.Client;

    public ValueTask DisposeAsync() => done();
}

/// <summary>The previews that are open: one a draft, the last few, each made again when what it shows has changed.</summary>
public sealed class Previews(LiveRecord record) : IAsyncDisposable
{
    private const int Most = 3;

    private readonly SemaphoreSlim one = new(1);
    private readonly List<Opened> open = [];

    /// <summary>The site with a draft in it, or what stands in its way. Whoever gets it disposes of it when they are done.</summary>
    /// <param name="root">The address that its own begin with, origin and all.</param>
    public async Task<(PreviewInUse? Preview, IReadOnlyList<Problem> Problems)> Of(string root, DraftContent content)
    {
        await one.WaitAsync();
        try
        {
            var now = record.Now();
            var mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(now.Name + content.Write())));
            if (open.Find(known => known.Root == root && known.Mark == mark) is { } opened)
            {
                return (Use(opened), []);
            }

            var problems = new List<Problem>();
            var files = DraftFiles.Of(now, content, problems);
            if (problems.Count > 0)
            {
                return (null, problems);
            }

            var (preview, wrong) = await Preview.Start(files, root);
            if (preview is null)
            {
                return (null, wrong);
            }

            await Close(open.FindAll(known => known.Root == root));
            await Close(open.Take(open.Count - Most + 1).ToList());
            open.Add(new Opened(root, mark, preview));
            return (Use(open[^1]), []);
        }
        finally
        {
            one.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Close(open.ToList());
        one.Dispose();
    }

    private PreviewInUse Use(Opened opened)
    {
        opened.Users++;
        return new PreviewInUse(opened.Preview, () => Done(opened));
    }

    private async ValueTask Done(Opened opened)
    {
        await one.WaitAsync();
        try
        {
            opened.Users--;
            if (!open.Contains(opened))
            {
                await Close([opened]);
            }
        }
        finally
        {
            one.Release();
        }
    }

    // Whoever looks at one that is closed sees what they asked for to its end.
    private async Task Close(IReadOnlyList<Opened> gone)
    {
        foreach (var known in gone)
        {
            open.Remove(known);
            if (known.Users == 0)
            {
                await known.Preview.DisposeAsync();
            }
        }
    }

    private sealed class Opened(string root, string mark, Preview preview)
    {
        public string Root => root;

        public string Mark => mark;

        public Preview Preview => preview;

        public int Users { get; set; }
    }
}
