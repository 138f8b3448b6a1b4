namespace CeasefireTracker.Dataset.Model;

/// <summary>What stances have in common.</summary>
public static class Stances
{
    /// <summary>True of what puts something on the table, on a condition or without.</summary>
    public static bool IsOffer(this Stance stance) => stance is Stance.Offers or Stance.Conditional;
}
