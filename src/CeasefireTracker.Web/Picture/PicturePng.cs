using SkiaSharp;
using Svg.Skia;
using Svg.Skia.TypefaceProviders;

namespace CeasefireTracker.Web.Picture;

/// <summary>Draws an SVG of ours as PNG. Its letters are those of a font that travels with the program (see <c>make-font</c>), so that the
/// same text gives the same bytes whatever fonts a machine has; a character that it lacks is a box.</summary>
public static class PicturePng
{
    public const string MediaType = "image/png";

    /// <summary>The most pixels of one picture, each of which takes four bytes while it is drawn.</summary>
    public const int MostPixels = 8_000_000;

    private static readonly SKPngEncoderOptions Packing = new(SKPngEncoderFilterFlags.AllFilters, 6);
    private static readonly Lazy<OneFont> Font = new(() => new OneFont());

    /// <summary>Draws a picture twice as large as it says, or as large as <see cref="MostPixels"/> allows.</summary>
    public static byte[] Twice(string svg) => Of(svg, 2);

    /// <summary>Draws a picture as large as it says, or as <see cref="MostPixels"/> allows.</summary>
    public static byte[] Once(string svg) => Of(svg, 1);

    private static byte[] Of(string svg, double scale)
    {
        using var drawing = new SKSvg();
        drawing.Settings.TypefaceProviders = [Font.Value];
        using var picture = drawing.FromSvg(svg) ?? throw new InvalidOperationException("A picture of ours is no SVG.");
        var (width, height) = (picture.CullRect.Width, picture.CullRect.Height);
        scale = Math.Min(scale, Math.Sqrt(MostPixels / (width * height)));
        using var bitmap = new SKBitmap(
            new SKImageInfo((int)(width * scale), (int)(height * scale), SKColorType.Rgba8888, SKAlphaType.Opaque)
        );
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.White);
            canvas.Scale((float)scale);
            canvas.DrawPicture(picture);
        }

        using var pixels = bitmap.PeekPixels();
        using var file = pixels.Encode(Packing) ?? throw new InvalidOperationException("A picture of ours cannot be packed.");
        return file.ToArray();
    }

    private sealed class OneFont : ITypefaceProvider
    {
        public SKTypeface Face { get; } = SKTypeface.FromStream(typeof(PicturePng).Assembly.GetManifestResourceStream("picture.otf"));

        public SKTypeface FromFamilyName(
            string fontFamily,
            SKFontStyleWeight fontWeight,
            SKFontStyleWidth fontWidth,
            SKFontStyleSlant fontStyle
        ) => Face;
    }
}
