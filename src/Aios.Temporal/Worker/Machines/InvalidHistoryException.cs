namespace Aios.Temporal.Worker.Machines;

/// <summary>
/// History itself is broken or was cut (ids out of order, impossible values). Fails the task like an unhandled error,
/// not as nondeterminism: the next attempt replays a freshly fetched history.
/// </summary>
internal sealed class InvalidHistoryException(string message, Exception? innerException = null)
    : Exception(message, innerException);
