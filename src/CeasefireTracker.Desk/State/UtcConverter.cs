using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CeasefireTracker.Desk.State;

/// <summary>Times are kept and given back in UTC, which SQLite itself does not note.</summary>
public sealed class UtcConverter()
    : ValueConverter<DateTime, DateTime>(time => time.ToUniversalTime(), time => DateTime.SpecifyKind(time, DateTimeKind.Utc));
