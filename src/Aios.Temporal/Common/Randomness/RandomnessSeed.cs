using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace Aios.Temporal.Common;

/// <summary>
/// Seed of a run: SipHash-1-3 with a zero key over the run id and a closing byte 0xFF (protocol section 4.10). It is
/// part of replay compatibility between libraries, so it must never change.
/// </summary>
internal static class RandomnessSeed
{
    private const byte StringEnd = 0xFF;

    public static ulong FromRunId(string runId)
    {
        var bytes = new byte[Encoding.UTF8.GetByteCount(runId) + 1];
        Encoding.UTF8.GetBytes(runId, bytes);
        bytes[^1] = StringEnd;
        return Hash(bytes);
    }

    private static ulong Hash(ReadOnlySpan<byte> bytes)
    {
        var state = new SipState();
        var length = bytes.Length;
        while (bytes.Length >= sizeof(ulong))
        {
            state.Absorb(BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }
        Span<byte> tail = stackalloc byte[sizeof(ulong)];
        bytes.CopyTo(tail);
        tail[^1] = unchecked((byte)length);
        state.Absorb(BinaryPrimitives.ReadUInt64LittleEndian(tail));
        return state.Finish();
    }

    [StructLayout(LayoutKind.Auto)]
    private struct SipState
    {
        private const int FinalRounds = 3;

        private ulong v0 = 0x736F6D6570736575;
        private ulong v1 = 0x646F72616E646F6D;
        private ulong v2 = 0x6C7967656E657261;
        private ulong v3 = 0x7465646279746573;

        public SipState()
        {
        }

        public void Absorb(ulong word)
        {
            v3 ^= word;
            Round();
            v0 ^= word;
        }

        public ulong Finish()
        {
            v2 ^= 0xFF;
            for (var round = 0; round < FinalRounds; round++)
            {
                Round();
            }
            return v0 ^ v1 ^ v2 ^ v3;
        }

        private void Round()
        {
            unchecked
            {
                v0 += v1;
                v1 = BitOperations.RotateLeft(v1, 13) ^ v0;
                v0 = BitOperations.RotateLeft(v0, 32);
                v2 += v3;
                v3 = BitOperations.RotateLeft(v3, 16) ^ v2;
                v0 += v3;
                v3 = BitOperations.RotateLeft(v3, 21) ^ v0;
                v2 += v1;
                v1 = BitOperations.RotateLeft(v1, 17) ^ v2;
                v2 = BitOperations.RotateLeft(v2, 32);
            }
        }
    }
}
