using System.Globalization;
using System.Text;
using System.Text.Json;
using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using Microsoft.Data.Sqlite;

namespace CeasefireTracker.Web.Store;

/// <summary>
/// The row of a store at which a statement stands. Its columns are taken one after another, each as what the model makes of it. What every page needs is
/// read this way: EF Core takes half a second of a processor to work out the model and the first queries, and four times as long for each event.
/// </summary>
internal sealed class StoreRow(SqliteDataReader reader)
{
    private int column;

    private bool IsNull => reader.IsDBNull(column);

    public string Text() => reader.GetString(column++);

    public string? TextOrNull() => IsNull ? Nothing<string>() : Text();

    public int Number() => reader.GetInt32(column++);

    public int? NumberOrNull() => IsNull ? Nothing<int?>() : Number();

    public bool Flag() => Number() != 0;

    public byte[] Bytes() => (byte[])reader.GetValue(column++);

    public DateOnly Day() => DateOnly.ParseExact(Text(), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public DateOnly? DayOrNull() => IsNull ? Nothing<DateOnly?>() : Day();

    public EdtfDate Date() => EdtfDate.Parse(Text());

    public EdtfDate? DateOrNull() => IsNull ? Nothing<EdtfDate>() : Date();

    /// <exception cref="FormatException">The set has no such word.</exception>
    public T Word<T>() where T : struct, Enum => EnumText.Parse<T>(Text());

    public T? WordOrNull<T>() where T : struct, Enum => IsNull ? Nothing<T?>() : Word<T>();

    /// <summary>Two columns, English first.</summary>
    public LocalizedText Both() => new(Text(), Text());

    public LocalizedText? BothOrNull()
    {
        if (!IsNull)
        {
            return Both();
        }

        column += 2;
        return null;
    }

    /// <summary>A list, which the store holds as JSON.</summary>
    public List<string> Texts()
    {
        var text = Text();
        var list = new List<string>();
        if (text != "[]")
        {
            var json = new Utf8JsonReader(Encoding.UTF8.GetBytes(text));
            while (json.Read())
            {
                if (json.TokenType == JsonTokenType.String)
                {
                    list.Add(json.GetString()!);
                }
            }
        }

        return list;
    }

    /// <summary>Goes to the next row; false if there is none.</summary>
    private bool Next()
    {
        column = 0;
        return reader.Read();
    }

    private T? Nothing<T>()
    {
        column++;
        return default;
    }

    /// <summary>The rows of a statement, one at a time: each is gone when the next is asked for.</summary>
    /// <param name="values">What stands for <c>$1</c>, <c>$2</c> and so on.</param>
    public static IEnumerable<StoreRow> Of(SqliteConnection connection, string sql, params string[] values)
    {
        using var command = new SqliteCommand(sql, connection);
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters.Add(new SqliteParameter(string.Create(CultureInfo.InvariantCulture, $"${i + 1}"), SqliteType.Text) { Value = values[i] });
        }

        using var reader = command.ExecuteReader();
        for (var row = new StoreRow(reader); row.Next();)
        {
            yield return row;
        }
    }

    /// <summary>A list as a value: <c>column IN (SELECT value FROM json_each($1))</c>.</summary>
    public static string List(IEnumerable<int> numbers) => $"[{string.Join(',', numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)))}]";

    /// <inheritdoc cref="List(IEnumerable{int})"/>
    // Ids need no escape in JSON: they are letters, digits and hyphens.
    public static string List(IEnumerable<string> ids) => $"[{string.Join(',', ids.Select(id => $"\"{id}\""))}]";
}
