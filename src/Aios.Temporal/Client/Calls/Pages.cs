using System.Runtime.CompilerServices;
using Google.Protobuf;

namespace Aios.Temporal.Client.Calls;

/// <summary>Reads answers that come in pages.</summary>
internal static class Pages
{
    /// <summary>The token in its public form; null after the last page.</summary>
    public static byte[]? ToToken(ByteString token) => token.IsEmpty ? null : token.ToByteArray();

    /// <summary>Reads page after page while the sequence is read.</summary>
    /// <param name="fetch">Fetches the page of a token (null for the first).</param>
    /// <param name="rpc">RPC options of the user.</param>
    /// <param name="cancellationToken">Token of the reader of the sequence.</param>
    public static async IAsyncEnumerable<T> ReadAsync<T>(
        Func<byte[]?, RpcOptions, Task<(IReadOnlyCollection<T> Items, byte[]? NextToken)>> fetch,
        RpcOptions? rpc,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var (options, linked) = TemporalClient.DefaultRetryOptions(rpc).WithAdditionalCancellationToken(cancellationToken);
        using var disposedWithTheSequence = linked;
        byte[]? token = null;
        do
        {
            var (items, nextToken) = await fetch(token, options);
            foreach (var item in items)
            {
                yield return item;
            }

            token = nextToken;
        }
        while (token is not null);
    }
}
