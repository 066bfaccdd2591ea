namespace Aios.Temporal.Worker.Tuning;

/// <summary>A reserved slot. Releasing it twice does nothing, so every path may release.</summary>
internal sealed class SlotLease(ISlotPool pool, SlotPermit permit)
{
    private int released;

    public SlotPermit Permit { get; } = permit;

    public SlotInfo? Info { get; private set; }

    public void MarkUsed(SlotInfo info)
    {
        if (Info is null)
        {
            pool.Usage.Begin();
        }

        Info = info;
        pool.MarkUsed(this, info);
    }

    public void Release()
    {
        if (Interlocked.Exchange(ref released, 1) == 0)
        {
            pool.Release(this);
            if (Info is not null)
            {
                pool.Usage.End();
            }
        }
    }
}
