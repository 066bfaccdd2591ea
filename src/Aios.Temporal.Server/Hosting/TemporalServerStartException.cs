namespace Aios.Temporal.Server.Hosting;

/// <summary>The server cannot start with these options; the message says what to change.</summary>
/// <param name="message">What was wrong and what to do.</param>
/// <param name="inner">What the store or the network said.</param>
public sealed class TemporalServerStartException(string message, Exception? inner = null) : Exception(message, inner);
