using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CeasefireTracker.Web.Store;

/// <summary>
/// A prepared statement that is run for each of many rows. It binds by place: the ADO.NET command looks every parameter up by its name again
/// for every row, and makes a reader for an answer that there is not.
/// </summary>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;
    private byte[] text = new byte[4096];

    public Statement(SqliteConnection connection, string sql)
    {
        database = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(database, sql, out statement));
    }

    /// <summary>Runs it with these values, in the order of its question marks.</summary>
    /// <exception cref="SqliteException">SQLite refused.</exception>
    public void Run(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            Bind(i + 1, values[i]);
        }

        var code = raw.sqlite3_step(statement);
        raw.sqlite3_reset(statement);
        Check(code);
    }

    public void Dispose() => statement.Dispose();

    private void Bind(int place, object? value)
    {
        switch (value)
        {
            case null:
                raw.sqlite3_bind_null(statement, place);
                break;
            case string words:
                Bind(place, words);
                break;
            case int or long or bool or short or byte:
                raw.sqlite3_bind_int64(statement, place, Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case DateOnly day:
                Bind(place, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            case ReadOnlyMemory<byte> utf8:
                raw.sqlite3_bind_text(statement, place, utf8.Span);
                break;
            case byte[] bytes:
                raw.sqlite3_bind_blob(statement, place, bytes);
                break;
            default:
                throw new NotSupportedException($"A column of {value.GetType()} is not written here.");
        }
    }

    private void Bind(int place, string words)
    {
        var most = Encoding.UTF8.GetMaxByteCount(words.Length);
        text = most <= text.Length ? text : new byte[most];
        raw.sqlite3_bind_text(statement, place, text.AsSpan(0, Encoding.UTF8.GetBytes(words, text)));
    }

    private void Check(int code)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_DONE or raw.SQLITE_ROW))
        {
            throw new SqliteException(raw.sqlite3_errmsg(database).utf8_to_string(), code, raw.sqlite3_extended_errcode(database));
        }
    }
}
