namespace CeasefireTracker.Web.Picture;

/// <summary>A line of the axis at the beginning of a unit.</summary>
/// <param name="At">Its place in percent.</param>
/// <param name="IsMajor">True where the next larger unit begins as well, so that the label names that too.</param>
/// <param name="First">The first day of the unit, or of the axis where that cuts it.</param>
/// <param name="Last">The last day of the unit, or of the axis.</param>
/// <param name="Before">Pixels from the line before it, or from the beginning of the picture.</param>
/// <param name="Room">Pixels to the end of the picture.</param>
public readonly record struct PictureTick(
    double At,
    PictureUnit Unit,
    bool IsMajor,
    DateOnly First,
    DateOnly Last,
    double Before,
    double Room
)
{
    /// <summary>Pixels between a line and the label after it.</summary>
    public const double Gap = 4;

    /// <summary>Pixels between a line and the label before it, which has less room.</summary>
    public const double GapBefore = 3;

    /// <summary>Where its label stands.</summary>
    /// <param name="length">The label's length in pixels; the one before is about as long.</param>
    public LabelSide Side(double length) =>
        Room >= Gap + length ? LabelSide.After
        : Before >= Gap + GapBefore + (2 * length) ? LabelSide.Before
        : LabelSide.None;

    /// <summary>Where the second line of its label stands, which only beginnings of larger units have: they are far from each
    /// other.</summary>
    /// <param name="length">The line's length in pixels.</param>
    public LabelSide ContextSide(double length) =>
        Room >= Gap + length ? LabelSide.After
        : At > 0 ? LabelSide.Before
        : LabelSide.None;
}

/// <summary>On which side of its line a label stands: after it, before it where the picture ends too soon, or nowhere where another one
/// stands there.</summary>
public enum LabelSide
{
    None,
    After,
    Before,
}
