using System.Text;

namespace Aios.Temporal.Common.EnvConfig;

/// <summary>Bytes of a configuration: a file to read when they are needed, or the bytes themselves.</summary>
public sealed class DataSource
{
    private const string PathKey = "path";
    private const string DataKey = "data";

    private DataSource(string? path, byte[]? data)
    {
        Path = path;
        Data = data;
    }

    /// <summary>Gets the path of the file; null if the bytes are here.</summary>
    public string? Path { get; }

    /// <summary>Gets the bytes; null if they are in a file.</summary>
    public byte[]? Data { get; }

    /// <summary>Makes a source from a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <returns>The source.</returns>
    public static DataSource FromPath(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new(path, null);
    }

    /// <summary>Makes a source from a text, as UTF-8.</summary>
    /// <param name="content">The text.</param>
    /// <returns>The source.</returns>
    public static DataSource FromUTF8String(string content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return new(null, Encoding.UTF8.GetBytes(content));
    }

    /// <summary>Makes a source from bytes.</summary>
    /// <param name="data">The bytes; not copied.</param>
    /// <returns>The source.</returns>
    public static DataSource FromBytes(byte[] data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new(null, data);
    }

    /// <summary>Makes a source from the form <see cref="ToDictionary" /> gives.</summary>
    /// <param name="dictionary">A dictionary with <c>path</c> or <c>data</c>, or null.</param>
    /// <returns>The source; null if the dictionary is null or has neither.</returns>
    /// <exception cref="ArgumentException">The dictionary has both.</exception>
    public static DataSource? FromDictionary(IReadOnlyDictionary<string, string>? dictionary)
    {
        var path = dictionary?.GetValueOrDefault(PathKey);
        var data = dictionary?.GetValueOrDefault(DataKey);
        return (path, data) switch
        {
            (null, null) => null,
            (not null, not null) => throw new ArgumentException($"A data source has either '{PathKey}' or '{DataKey}', not both."),
            (not null, null) => FromPath(path),
            (null, not null) => FromUTF8String(data),
        };
    }

    /// <summary>Reads the bytes.</summary>
    /// <returns>The bytes.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public byte[]? GetBytes() => Path is null ? Data : File.ReadAllBytes(Path);

    /// <summary>Writes the source as <c>path</c> or <c>data</c>, the latter as UTF-8 text.</summary>
    /// <returns>The dictionary.</returns>
    public Dictionary<string, string>? ToDictionary() => Path is not null
        ? new Dictionary<string, string>(StringComparer.Ordinal) { [PathKey] = Path }
        : new Dictionary<string, string>(StringComparer.Ordinal) { [DataKey] = Encoding.UTF8.GetString(Data!) };
}
