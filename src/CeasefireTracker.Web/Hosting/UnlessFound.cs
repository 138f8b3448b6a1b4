namespace CeasefireTracker.Web.Hosting;

/// <summary>A body that is thrown away where its status says 200, because nobody waits for it, and passed on where it tells a reader what
/// is wrong.</summary>
internal sealed class UnlessFound(HttpResponse response, Stream wire) : Stream
{
    private bool isBegun;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush() { }

    // What is empty so far must not be begun: what stands outside may have a page for it.
    public override Task FlushAsync(CancellationToken cancellationToken) =>
        isBegun ? wire.FlushAsync(cancellationToken) : Task.CompletedTask;

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty || (response.StatusCode == StatusCodes.Status200OK && !response.HasStarted))
        {
            return ValueTask.CompletedTask;
        }

        isBegun = true;
        return wire.WriteAsync(buffer, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
}
