using Aios.Temporal.Api.Common.V1;

namespace Aios.Temporal.Exceptions;

/// <summary>The server answered a call with an error.</summary>
public class RpcException : TemporalException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="code">gRPC status code.</param>
    /// <param name="message">Message of the server.</param>
    /// <param name="rawStatus">Serialized status with details, if the server sent one.</param>
    public RpcException(StatusCode code, string message, byte[]? rawStatus)
        : base(message)
    {
        Code = code;
        RawStatus = rawStatus;
        GrpcStatus = new(() => rawStatus is null ? null : Api.Common.V1.GrpcStatus.Parser.ParseFrom(rawStatus));
    }

    /// <summary>gRPC status codes.</summary>
    public enum StatusCode
    {
        /// <summary>Success.</summary>
        OK = 0,

        /// <summary>The caller cancelled.</summary>
        Cancelled = 1,

        /// <summary>Error of unknown kind.</summary>
        Unknown = 2,

        /// <summary>The request is wrong whatever the state of the system.</summary>
        InvalidArgument = 3,

        /// <summary>The deadline passed first.</summary>
        DeadlineExceeded = 4,

        /// <summary>The thing asked for does not exist.</summary>
        NotFound = 5,

        /// <summary>The thing to create exists.</summary>
        AlreadyExists = 6,

        /// <summary>The caller may not do this.</summary>
        PermissionDenied = 7,

        /// <summary>A quota or limit was reached.</summary>
        ResourceExhausted = 8,

        /// <summary>The system is not in the state that this call needs.</summary>
        FailedPrecondition = 9,

        /// <summary>Stopped by a conflict.</summary>
        Aborted = 10,

        /// <summary>Past the valid range.</summary>
        OutOfRange = 11,

        /// <summary>The server does not know this call.</summary>
        Unimplemented = 12,

        /// <summary>Error inside the server.</summary>
        Internal = 13,

        /// <summary>The server cannot be reached now.</summary>
        Unavailable = 14,

        /// <summary>Data was lost.</summary>
        DataLoss = 15,

        /// <summary>No valid credentials.</summary>
        Unauthenticated = 16,
    }

    /// <summary>gRPC status code.</summary>
    public StatusCode Code { get; private init; }

    /// <summary>Serialized status with details; null if the server sent none.</summary>
    public byte[]? RawStatus { get; private init; }

    /// <summary>Parsed form of <see cref="RawStatus"/>.</summary>
    public Lazy<GrpcStatus?> GrpcStatus { get; private init; }
}
