namespace Aios.Temporal.Worker.Tuning;

/// <summary>Decides how many tasks of one kind a worker runs at once.</summary>
public abstract class SlotSupplier
{
    private protected SlotSupplier()
    {
    }
}
