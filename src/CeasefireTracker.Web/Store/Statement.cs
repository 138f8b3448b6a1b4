using System.Buffers.Binary;
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
    private readonly int places;

    public Statement(SqliteConnection connection, string sql)
    {
        database = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(database, sql, out statement));
        places = raw.sqlite3_bind_parameter_count(statement);
    }

    /// <summary>Runs it with the values of one row, in the order of its question marks.</summary>
    /// <returns>What follows the row.</returns>
    /// <exception cref="SqliteException">SQLite refused.</exception>
    public ReadOnlySpan<byte> Run(ReadOnlySpan<byte> row)
    {
        for (var place = 1; place <= places; place++)
        {
            switch (row[0])
            {
                case RowBytes.Null:
                    raw.sqlite3_bind_null(statement, place);
                    row = row[1..];
                    break;
                case RowBytes.Number:
                    raw.sqlite3_bind_int64(statement, place, BinaryPrimitives.ReadInt64LittleEndian(row[1..]));
                    row = row[9..];
                    break;
                default:
                    var length = BinaryPrimitives.ReadInt32LittleEndian(row[1..]);
                    raw.sqlite3_bind_text(statement, place, row.Slice(5, length));
                    row = row[(5 + length)..];
                    break;
            }
        }

        Step();
        return row;
    }

    /// <summary>Runs it with a number and a text in UTF-8.</summary>
    /// <exception cref="SqliteException">SQLite refused.</exception>
    public void Run(long number, ReadOnlySpan<byte> text)
    {
        raw.sqlite3_bind_int64(statement, 1, number);
        raw.sqlite3_bind_text(statement, 2, text);
        Step();
    }

    public void Dispose() => statement.Dispose();

    private void Step()
    {
        var code = raw.sqlite3_step(statement);
        raw.sqlite3_reset(statement);
        Check(code);
    }

    private void Check(int code)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_DONE or raw.SQLITE_ROW))
        {
            throw new SqliteException(raw.sqlite3_errmsg(database).utf8_to_string(), code, raw.sqlite3_extended_errcode(database));
        }
    }
}
