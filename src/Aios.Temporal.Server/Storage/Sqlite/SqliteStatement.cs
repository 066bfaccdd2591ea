using Microsoft.Data.Sqlite;

namespace Aios.Temporal.Server.Storage.Sqlite;

/// <summary>One prepared statement, used again and again. Parameters are <c>$1</c>, <c>$2</c>...; null means NULL.</summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly SqliteCommand command;

    public SqliteStatement(SqliteConnection connection, string sql)
    {
        command = connection.CreateCommand();
        command.CommandText = sql;
    }

    public int Run(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return command.ExecuteNonQuery();
    }

    /// <summary>First column of the first row; null: no row, or NULL.</summary>
    public object? Scalar(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        var result = command.ExecuteScalar();
        return result is DBNull ? null : result;
    }

    /// <summary>Dispose the rows before the statement is used again.</summary>
    public SqliteDataReader Rows(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return command.ExecuteReader();
    }

    public void Dispose() => command.Dispose();

    private void Bind(ReadOnlySpan<object?> values)
    {
        if (command.Parameters.Count == 0)
        {
            for (var index = 0; index < values.Length; index++)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = $"${index + 1}" });
            }
        }

        for (var index = 0; index < values.Length; index++)
        {
            var parameter = command.Parameters[index];
            parameter.ResetSqliteType();
            parameter.Value = values[index] ?? DBNull.Value;
        }
    }
}
