namespace Aios.Temporal.Client;

/// <summary>Settings of one call.</summary>
public class RpcOptions : ICloneable
{
    /// <summary>
    /// Gets or sets a value indicating whether failures that may pass are retried. Default null: calls of the high-level client are retried,
    /// calls made directly on a service are not.
    /// </summary>
    public bool? Retry { get; set; }

    /// <summary>Gets or sets text metadata; its keys win over those of the connection. Default null.</summary>
    public IReadOnlyCollection<KeyValuePair<string, string>>? Metadata { get; set; }

    /// <summary>Gets or sets binary metadata with keys ending in <c>-bin</c>; its keys win over those of the connection. Default null.</summary>
    public IReadOnlyCollection<KeyValuePair<string, byte[]>>? BinaryMetadata { get; set; }

    /// <summary>Gets or sets the time for the call including all retries. Default null: the limit of the kind of call.</summary>
    public TimeSpan? Timeout { get; set; }

    /// <summary>Gets or sets the token that cancels the call including all retries. Default null.</summary>
    public CancellationToken? CancellationToken { get; set; }

    /// <summary>Gets or sets the kind of call. Default null: follows from the method and its request.</summary>
    internal RpcCallKind? CallKind { get; set; }

    /// <summary>Makes a shallow copy.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone() => MemberwiseClone();

    /// <summary>Makes a copy that is also cancelled by another token.</summary>
    /// <param name="cancellationToken">The other token.</param>
    /// <returns>
    /// The copy (or this instance if there is nothing to add) and, when two tokens had to be linked, their source, which the caller disposes
    /// after the call.
    /// </returns>
    public Tuple<RpcOptions, CancellationTokenSource?> WithAdditionalCancellationToken(CancellationToken? cancellationToken)
    {
        if (cancellationToken is not { CanBeCanceled: true } added)
        {
            return Tuple.Create(this, (CancellationTokenSource?)null);
        }

        var copy = (RpcOptions)Clone();
        if (CancellationToken is not { CanBeCanceled: true } own)
        {
            copy.CancellationToken = added;
            return Tuple.Create(copy, (CancellationTokenSource?)null);
        }

        var linked = CancellationTokenSource.CreateLinkedTokenSource(own, added);
        copy.CancellationToken = linked.Token;
        return Tuple.Create(copy, (CancellationTokenSource?)linked);
    }
}
