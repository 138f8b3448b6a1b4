namespace CeasefireTracker.Dataset.Model;

/// <summary>How people met.</summary>
public enum MeetingForm
{
    InPerson,
    Call,
    Video,
}

/// <summary>Who met: where the two sides of a table sent different ranks, the lower one.</summary>
public enum MeetingLevel
{
    /// <summary>Heads of state, of government or of an organisation.</summary>
    Leaders,

    /// <summary>Members of governments.</summary>
    Ministers,

    /// <summary>Persons sent in somebody's name.</summary>
    Envoys,

    /// <summary>Delegations, working groups, experts.</summary>
    Delegations,
}

/// <summary>Whether the sides of the war met each other.</summary>
public enum MeetingBetween
{
    /// <summary>They met each other, whoever was the host.</summary>
    Direct,

    /// <summary>A go-between met them together, in turn, or one of them alone.</summary>
    Mediated,

    /// <summary>One side with its partners, or partners among themselves: no talks between the sides.</summary>
    OneSide,
}

/// <summary>A meeting as its event tells of it; who met are the event's actors.</summary>
/// <param name="Place">The town, and the house where it is known; null for a call and where no source names it.</param>
/// <param name="Form">Null where no source tells.</param>
/// <param name="Level">Null where no source tells.</param>
public sealed record Meeting(LocalizedText? Place, MeetingForm? Form, MeetingLevel? Level, MeetingBetween Between, int Line);
