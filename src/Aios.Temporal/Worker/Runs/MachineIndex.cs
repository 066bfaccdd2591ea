using System.Diagnostics.CodeAnalysis;
using Aios.Temporal.Worker.Machines;

namespace Aios.Temporal.Worker.Runs;

/// <summary>
/// Machines of one kind by the instance's sequence number. Finished ones are dropped; a number that was used is still
/// told apart from one that never was.
/// </summary>
internal sealed class MachineIndex<T>
    where T : Machine
{
    private readonly Dictionary<uint, T> machines = [];
    private uint highest;

    public IEnumerable<T> All => machines.Values;

    public void Add(uint seq, T machine, string command)
    {
        if (!machines.TryAdd(seq, machine))
        {
            throw NondeterminismException.BadCommand(command, $"sequence number {seq} is already in use");
        }

        highest = Math.Max(highest, seq);
    }

    public void Remove(uint seq) => machines.Remove(seq);

    /// <summary>False if the machine has finished.</summary>
    /// <exception cref="NondeterminismException">There never was one.</exception>
    public bool TryFind(uint seq, string command, [NotNullWhen(true)] out T? machine)
    {
        if (machines.TryGetValue(seq, out machine))
        {
            return true;
        }

        return seq > highest
            ? throw NondeterminismException.BadCommand(command, $"nothing with sequence number {seq} was ever started")
            : false;
    }

    public T? Peek(uint seq) => machines.GetValueOrDefault(seq);
}
