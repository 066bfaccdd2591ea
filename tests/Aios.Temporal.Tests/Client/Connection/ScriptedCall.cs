using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Aios.Temporal.Tests.Client.Connection;

/// <summary>One call at the scripted server: what came in, and the ways to answer it.</summary>
internal sealed class ScriptedCall
{
    private const int FrameHeaderBytes = 5;
    private readonly HttpContext context;

    private ScriptedCall(HttpContext context, bool isCompressed, byte[] message)
    {
        this.context = context;
        IsCompressed = isCompressed;
        Message = message;
        Headers = context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        Path = context.Request.Path.Value!;
        Authority = context.Request.Host.Value!;
        ConnectionId = context.Connection.Id;
    }

    public string Path { get; }

    public string Rpc => Path[(Path.LastIndexOf('/') + 1)..];

    public string Authority { get; }

    public string ConnectionId { get; }

    public IReadOnlyDictionary<string, string> Headers { get; }

    public bool IsCompressed { get; }

    public byte[] Message { get; }

    public CancellationToken Aborted => context.RequestAborted;

    public static async Task<ScriptedCall> ReadAsync(HttpContext context)
    {
        var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var frame = body.ToArray();
        var isCompressed = frame[0] == 1;
        var message = frame[FrameHeaderBytes..];
        Assert.That(BinaryPrimitives.ReadInt32BigEndian(frame.AsSpan(1)), Is.EqualTo(message.Length), "Length in the frame header.");
        return new ScriptedCall(context, isCompressed, isCompressed ? Unzip(message) : message);
    }

    public T Read<T>(MessageParser<T> parser)
        where T : IMessage<T> => parser.ParseFrom(Message);

    public Task ReplyAsync(IMessage message) => ReplyAsync(message.ToByteArray(), StatusCode.OK);

    public async Task ReplyAsync(byte[] message, StatusCode? status, bool gzip = false)
    {
        StartGrpc(gzip);
        await context.Response.Body.WriteAsync(Frame(gzip ? Zip(message) : message, gzip));
        if (status is { } code)
        {
            context.Response.AppendTrailer("grpc-status", ((int)code).ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Answers with an error in trailers after the headers.</summary>
    public async Task FailAsync(StatusCode code, string message, byte[]? details = null)
    {
        StartGrpc(gzip: false);
        await context.Response.StartAsync();
        foreach (var (key, value) in Status(code, message, details))
        {
            context.Response.AppendTrailer(key, value);
        }
    }

    /// <summary>Answers with an error in the headers, without any body.</summary>
    public Task FailTrailersOnlyAsync(StatusCode code, string message, byte[]? details = null)
    {
        StartGrpc(gzip: false);
        foreach (var (key, value) in Status(code, message, details))
        {
            context.Response.Headers[key] = value;
        }

        return Task.CompletedTask;
    }

    /// <summary>Answers without any gRPC status.</summary>
    public async Task ReplyHttpAsync(int httpStatus, string? contentType = null)
    {
        context.Response.StatusCode = httpStatus;
        context.Response.ContentType = contentType;
        await context.Response.StartAsync();
    }

    /// <summary>Sends RST_STREAM.</summary>
    public void Reset(int errorCode) => context.Features.Get<IHttpResetFeature>()!.Reset(errorCode);

    /// <summary>Sends GOAWAY; calls in progress go on.</summary>
    public void GoAway() => context.Features.Get<IConnectionLifetimeNotificationFeature>()!.RequestClose();

    /// <summary>Sends headers and a part of the message, so that the client is in the middle of it.</summary>
    public async Task StartReplyAsync()
    {
        StartGrpc(gzip: false);
        await context.Response.Body.WriteAsync(Frame(new byte[100], compressed: false).AsMemory(0, 50));
        await context.Response.Body.FlushAsync();
    }

    private static Dictionary<string, string> Status(StatusCode code, string message, byte[]? details)
    {
        var status = new Dictionary<string, string>
        {
            ["grpc-status"] = ((int)code).ToString(CultureInfo.InvariantCulture),
            ["grpc-message"] = Uri.EscapeDataString(message),
        };
        if (details is not null)
        {
            // Servers may leave the padding out.
            status["grpc-status-details-bin"] = Convert.ToBase64String(details).TrimEnd('=');
        }

        return status;
    }

    private static byte[] Frame(byte[] message, bool compressed)
    {
        var frame = new byte[FrameHeaderBytes + message.Length];
        frame[0] = compressed ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), message.Length);
        message.CopyTo(frame, FrameHeaderBytes);
        return frame;
    }

    private static byte[] Zip(byte[] message)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(message);
        }

        return packed.ToArray();
    }

    private static byte[] Unzip(byte[] packed)
    {
        using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        var message = new MemoryStream();
        gzip.CopyTo(message);
        return message.ToArray();
    }

    private void StartGrpc(bool gzip)
    {
        context.Response.ContentType = "application/grpc";
        if (gzip)
        {
            context.Response.Headers["grpc-encoding"] = "gzip";
        }
    }
}
