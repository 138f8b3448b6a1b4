using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Web.Positions;

/// <summary>The side on which a stance comes down, for marks and comparisons; the word of the stance always stands beside it.</summary>
public enum Leaning
{
    /// <summary>Demands, offers, accepts or imposes it.</summary>
    For,

    /// <summary>Accepts it on conditions.</summary>
    Conditional,

    /// <summary>Raises or defers it.</summary>
    Open,

    /// <summary>Rejects or drops it.</summary>
    Against,
}

/// <summary>Sorts stances by where they come down.</summary>
public static class Leanings
{
    public static Leaning Leaning(this Stance stance) =>
        stance switch
        {
            Stance.Demands or Stance.Offers or Stance.Accepts or Stance.Imposes => Positions.Leaning.For,
            Stance.Conditional => Positions.Leaning.Conditional,
            Stance.Defers or Stance.Raises => Positions.Leaning.Open,
            Stance.Rejects or Stance.Drops => Positions.Leaning.Against,
            _ => throw new ArgumentOutOfRangeException(nameof(stance), stance, null),
        };
}
