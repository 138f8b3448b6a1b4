using YamlDotNet.Core;

namespace CeasefireTracker.Dataset.Writing;

/// <summary>A value in a text, and where it stands: from <paramref name="Start"/> to before <paramref name="End"/>, in
/// characters.</summary>
internal abstract record Piece(int Start, int End);

/// <param name="IsNull">True for what reads as nothing.</param>
internal sealed record TextPiece(int Start, int End, ScalarStyle Style, bool IsNull) : Piece(Start, End);

/// <summary>A map or a list, in brackets or one element a line.</summary>
/// <param name="Column">How far the elements are indented where each has its lines.</param>
internal sealed record GroupPiece(int Start, int End, bool IsMap, bool InBrackets, int Column, IReadOnlyList<Element> Elements)
    : Piece(Start, End);

/// <summary>An entry of a map, or an item of a list.</summary>
/// <param name="Key">Empty for an item.</param>
/// <param name="Lead">Where the comment begins that stands directly above and belongs to it; else where it begins itself.</param>
/// <param name="Start">Where its key or its hyphen stands.</param>
/// <param name="End">Where it ends; in lines, that is the end of its last line without the line feed, with the comments indented
/// below.</param>
internal sealed record Element(string Key, int Lead, int Start, int End, Piece Value);
