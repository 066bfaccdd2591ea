using System.Buffers.Binary;
using System.Numerics;

namespace Aios.Temporal.Common;

/// <summary>
/// Random numbers that depend on the seed only, the same on every machine and version (PCG-64, protocol section 4.10).
/// </summary>
/// <remarks>Not thread-safe and not for secrets.</remarks>
public class DeterministicRandom : Random
{
    private const ulong SeedMultiplier = 6364136223846793005;
    private const ulong SeedIncrement = 11634580027462260723;
    private const int GuidBytes = 16;

    // 52 bits are used, so that every value is a multiple of 2^-52.
    private const double DoubleStep = 1.0 / (1L << 52);

    private static readonly UInt128 Multiplier = new(0x2360ED051FC65DA4, 0x4385DF649FCCF645);

    private UInt128 state;

    /// <summary>Creates the generator.</summary>
    /// <param name="seed">Seed; equal seeds give equal sequences.</param>
    public DeterministicRandom(ulong seed) => state = ExpandSeed(seed) | UInt128.One;

    /// <inheritdoc />
    public override int Next() => NextInRange(0, int.MaxValue);

    /// <inheritdoc />
    public override int Next(int maxValue)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxValue);
        return NextInRange(0, maxValue);
    }

    /// <inheritdoc />
    public override int Next(int minValue, int maxValue)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minValue, maxValue);
        return NextInRange(minValue, maxValue);
    }

    /// <inheritdoc />
    public override double NextDouble() => (NextUInt64() >> 12) * DoubleStep;

    /// <inheritdoc />
    public override void NextBytes(byte[] buffer)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        Fill(buffer);
    }

    /// <summary>A version 4 identifier from the next 16 bytes.</summary>
    internal Guid NewGuid()
    {
        Span<byte> bytes = stackalloc byte[GuidBytes];
        Fill(bytes);
        bytes[7] = (byte)((bytes[7] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes);
    }

    /// <inheritdoc />
    protected override double Sample() => NextDouble();

    private static UInt128 ExpandSeed(ulong seed)
    {
        Span<byte> bytes = stackalloc byte[GuidBytes];
        for (var offset = 0; offset < bytes.Length; offset += sizeof(uint))
        {
            seed = unchecked((seed * SeedMultiplier) + SeedIncrement);
            var mixed = unchecked((uint)(((seed >> 18) ^ seed) >> 27));
            BinaryPrimitives.WriteUInt32LittleEndian(bytes[offset..], BitOperations.RotateRight(mixed, (int)(seed >> 59)));
        }
        return BinaryPrimitives.ReadUInt128LittleEndian(bytes);
    }

    private ulong NextUInt64()
    {
        state = unchecked(state * Multiplier);
        var folded = (ulong)(state >> 64) ^ unchecked((ulong)state);
        return BitOperations.RotateRight(folded, (int)(state >> 122));
    }

    private uint NextUInt32() => unchecked((uint)NextUInt64());

    private int NextInRange(int minValue, int maxValue)
    {
        var range = (uint)((long)maxValue - minValue);
        if (range == 0)
        {
            return minValue;
        }
        var product = (ulong)NextUInt32() * range;
        var result = (uint)(product >> 32);
        var low = unchecked((uint)product);
        // Near the end of the low half the choice between two neighbours needs more bits than one draw has.
        if (low > unchecked(0u - range))
        {
            var more = (uint)((ulong)NextUInt32() * range >> 32);
            result += low > uint.MaxValue - more ? 1u : 0u;
        }
        return unchecked((int)(minValue + result));
    }

    private void Fill(Span<byte> buffer)
    {
        Span<byte> chunk = stackalloc byte[sizeof(ulong)];
        while (!buffer.IsEmpty)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(chunk, NextUInt64());
            var count = Math.Min(chunk.Length, buffer.Length);
            chunk[..count].CopyTo(buffer);
            buffer = buffer[count..];
        }
    }
}
