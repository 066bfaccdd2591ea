using System.Security.Authentication;
using Google.Protobuf;
using Grpc.Core;
using Code = Aios.Temporal.Exceptions.RpcException.StatusCode;
using GrpcException = Grpc.Core.RpcException;

namespace Aios.Temporal.Client;

/// <summary>A failed attempt, told apart by who failed: the server (its status) or the way to it.</summary>
/// <param name="Code">Status code; a broken connection or stream is <see cref="Code.Unavailable" /> whatever the gRPC library calls it.</param>
/// <param name="Message">The server's message, or what broke.</param>
/// <param name="RawStatus">Serialized status with details, if the server sent one.</param>
/// <param name="IsTlsFailure">True if the two sides could not agree on certificates, which another attempt does not change.</param>
internal sealed record RpcFailure(Code Code, string Message, byte[]? RawStatus = null, bool IsTlsFailure = false)
{
    private const string StatusDetailsKey = "grpc-status-details-bin";
    private const string BadResponse = "Bad gRPC response";

    // A status of size limits is the same one as of rate limits, but waiting does not help.
    private static readonly string[] SizeErrors =
    [
        "grpc: received message larger than max",
        "grpc: message after decompression larger than max",
        "grpc: received message after decompression larger than max",
        "Received message exceeds the maximum configured message size",
    ];

    /// <summary>Gets a value indicating whether a message was too large for one of the sides.</summary>
    public bool IsSizeError => Code == Code.ResourceExhausted && SizeErrors.Any(e => Message.StartsWith(e, StringComparison.Ordinal));

    /// <summary>Gets a value indicating whether the server does not take compressed requests.</summary>
    public bool IsCompressionRefused =>
        Code == Code.Unimplemented
        && (Message.Contains("compress", StringComparison.OrdinalIgnoreCase) || Message.Contains("grpc-encoding", StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads the gRPC library's exception of an attempt that we did not cancel.</summary>
    public static RpcFailure From(GrpcException e)
    {
        var detail = e.Status.Detail;
        switch (e.Status.DebugException)
        {
            case null when e.StatusCode == StatusCode.Cancelled && IsNotGrpc(detail):
            case InvalidOperationException when e.StatusCode == StatusCode.Cancelled:
                return new RpcFailure(Code.Unknown, detail);
            case InvalidProtocolBufferException:
                return new RpcFailure(Code.Internal, detail);
            case { } cause when Transport(cause) is { } failure:
                return failure;
            default:
                return new RpcFailure((Code)(int)e.StatusCode, detail, e.Trailers.GetValueBytes(StatusDetailsKey));
        }
    }

    /// <summary>Tells whether the server lacks the RPC, as opposed to not being a Temporal server at all.</summary>
    public static bool IsRpcUnknown(Exceptions.RpcException e) => e.Code == Code.Unimplemented && !e.Message.StartsWith(BadResponse, StringComparison.Ordinal);

    /// <summary>Makes the exception for the caller.</summary>
    public Exceptions.RpcException ToException() => new(Code, Message, RawStatus);

    // The library reports answers without a status as cancelled.
    private static bool IsNotGrpc(string detail) =>
        detail.StartsWith(BadResponse, StringComparison.Ordinal) || detail.StartsWith("No grpc-status found", StringComparison.Ordinal);

    private static RpcFailure? Transport(Exception cause)
    {
        for (var e = cause; e is not null; e = e.InnerException)
        {
            if (e is AuthenticationException)
            {
                return new RpcFailure(Code.Unavailable, "TLS failed: " + Innermost(e).Message, IsTlsFailure: true);
            }
        }

        return cause is HttpRequestException or OperationCanceledException or IOException
            ? new RpcFailure(Code.Unavailable, Innermost(cause).Message)
            : null;
    }

    private static Exception Innermost(Exception e) => e.InnerException is { } inner ? Innermost(inner) : e;
}
