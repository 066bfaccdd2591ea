using System.Globalization;

namespace Aios.Temporal.Client;

/// <summary>A host and a port.</summary>
internal readonly record struct ServerTarget(string Host, int Port)
{
    /// <summary>Reads <c>host:port</c>; an IPv6 address is in brackets.</summary>
    /// <exception cref="ArgumentException">The text is something else; the message says what.</exception>
    public static ServerTarget Parse(string? text, string optionName)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new ArgumentException($"{optionName} is required: set it to the host and port of the server, for example localhost:7233.");
        }

        if (text.Contains("://", StringComparison.Ordinal))
        {
            throw new ArgumentException(
                $"{optionName} '{text}' cannot have ://. Write host:port without a scheme; whether TLS is used is decided by the TLS options.");
        }

        var colon = text.LastIndexOf(':');
        var isPortMissing = colon < 0 || colon < text.LastIndexOf(']') || (text[0] != '[' && text.IndexOf(':', StringComparison.Ordinal) != colon);
        if (isPortMissing)
        {
            throw new ArgumentException($"{optionName} '{text}' has no port. Write host:port, for example localhost:7233 or [::1]:7233.");
        }

        var host = text[..colon].Trim('[', ']');
        if (Uri.CheckHostName(host) == UriHostNameType.Unknown)
        {
            throw new ArgumentException($"{optionName} '{text}' has no valid host name before the colon.");
        }

        if (!int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port is < 1 or > 65535)
        {
            throw new ArgumentException($"{optionName} '{text}' has no valid port after the colon; it is a number from 1 to 65535.");
        }

        return new ServerTarget(host, port);
    }

    /// <summary>Returns the form that goes into a URI.</summary>
    public override string ToString() => Host.Contains(':', StringComparison.Ordinal)
        ? string.Create(CultureInfo.InvariantCulture, $"[{Host}]:{Port}")
        : string.Create(CultureInfo.InvariantCulture, $"{Host}:{Port}");
}
