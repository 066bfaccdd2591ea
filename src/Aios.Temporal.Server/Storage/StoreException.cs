namespace Aios.Temporal.Server.Storage;

/// <summary>What a caller of the store must do about a failure is in the type.</summary>
internal abstract class StoreException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Somebody else changed the document first: read again and decide again.</summary>
internal sealed class StoreConflictException(string message) : StoreException(message);

/// <summary>Not durable, nothing written: retry later.</summary>
internal sealed class StoreUnavailableException(string message, Exception inner) : StoreException(message, inner);

/// <summary>The file is not ours, newer than this program, or damaged: do not retry.</summary>
internal sealed class StoreInvalidException(string message, Exception? inner = null) : StoreException(message, inner);
