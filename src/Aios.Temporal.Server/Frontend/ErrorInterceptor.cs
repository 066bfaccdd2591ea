using Aios.Temporal.Server.Engine;
using Aios.Temporal.Server.Storage;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.Logging;

namespace Aios.Temporal.Server.Frontend;

/// <summary>
/// Turns errors into statuses with their detail in <c>grpc-status-details-bin</c>. What we did not foresee is UNAVAILABLE, which
/// clients retry for a while, and is logged: never INTERNAL, which they retry without end.
/// </summary>
internal sealed partial class ErrorInterceptor(ILogger<ErrorInterceptor> logger) : Interceptor
{
    private const string DetailsTrailer = "grpc-status-details-bin";

    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            return await continuation(request, context);
        }
        catch (ServiceException error)
        {
            throw Rpc(error);
        }
        catch (OperationCanceledException)
        {
            throw new RpcException(new Status(
                context.Deadline <= DateTime.MaxValue.AddDays(-1) ? StatusCode.DeadlineExceeded : StatusCode.Cancelled, "the caller stopped waiting"));
        }
        catch (StoreUnavailableException error)
        {
            LogUnavailable(error, context.Method);
            throw new RpcException(new Status(StatusCode.Unavailable, "storage is not available"));
        }
        catch (StoreConflictException error)
        {
            throw new RpcException(new Status(StatusCode.FailedPrecondition, error.Message));
        }
        catch (Exception error) when (error is not RpcException)
        {
            LogUnexpected(error, context.Method);
            throw new RpcException(new Status(StatusCode.Unavailable, $"unexpected {error.GetType().Name}; see the server's log"));
        }
    }

    private static RpcException Rpc(ServiceException error)
    {
        var trailers = new Metadata();
        if (error.Detail is { } detail)
        {
            var status = new Api.Google.Rpc.Status { Code = (int)error.Code, Message = error.Message, Details = { Any.Pack(detail) } };
            trailers.Add(DetailsTrailer, status.ToByteArray());
        }

        return new(new Status(error.Code, error.Message), trailers);
    }

    [LoggerMessage(EventId = 1001, Level = LogLevel.Error, Message = "{Method} failed unexpectedly")]
    private partial void LogUnexpected(Exception error, string method);

    [LoggerMessage(EventId = 1002, Level = LogLevel.Error, Message = "{Method} failed: storage is not available")]
    private partial void LogUnavailable(Exception error, string method);
}
