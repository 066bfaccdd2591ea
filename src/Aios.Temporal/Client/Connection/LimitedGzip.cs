using System.IO.Compression;
using Grpc.Core;
using Grpc.Net.Compression;

namespace Aios.Temporal.Client;

/// <summary>Gzip for messages. The receive limit of the channel is for bytes on the wire; this one also limits what they unpack to.</summary>
internal sealed class LimitedGzip(long maxUnpackedBytes) : ICompressionProvider
{
    public const string Name = "gzip";

    /// <inheritdoc />
    public string EncodingName => Name;

    /// <inheritdoc />
    public Stream CreateCompressionStream(Stream stream, CompressionLevel? compressionLevel) =>
        new GZipStream(stream, compressionLevel ?? CompressionLevel.Fastest, leaveOpen: true);

    /// <inheritdoc />
    public Stream CreateDecompressionStream(Stream stream) => new Unpacking(stream, maxUnpackedBytes);

    private sealed class Unpacking(Stream packed, long maxBytes) : GZipStream(packed, CompressionMode.Decompress)
    {
        private long total;

        public override void CopyTo(Stream destination, int bufferSize)
        {
            var buffer = new byte[Math.Max(bufferSize, 4096)];
            int count;
            while ((count = Read(buffer, 0, buffer.Length)) > 0)
            {
                destination.Write(buffer, 0, count);
            }
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = base.Read(buffer, offset, count);
            total += read;
            if (total > maxBytes)
            {
                throw new RpcException(new Status(StatusCode.ResourceExhausted, $"grpc: received message after decompression larger than max ({maxBytes} bytes)"));
            }

            return read;
        }
    }
}
