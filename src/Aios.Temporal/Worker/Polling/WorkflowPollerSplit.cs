namespace Aios.Temporal.Worker.Polling;

/// <summary>How many polls ask the normal queue and how many the sticky one.</summary>
internal sealed record WorkflowPollerSplit(int Normal, int Sticky)
{
    /// <summary>
    /// Splits <paramref name="polls"/>; each side gets at least one. <paramref name="fixedSlots"/> keeps one side from
    /// taking all slots into its polls, which would shut the other side out for a minute; null if unknown.
    /// </summary>
    public static WorkflowPollerSplit Of(int polls, float normalShare, int? fixedSlots, bool hasSticky)
    {
        if (!hasSticky)
        {
            return new(Math.Max(1, polls), 0);
        }

        var normal = Math.Max(1, (int)(polls * normalShare));
        var sticky = Math.Max(1, polls - normal);
        if (fixedSlots is { } slots)
        {
            var most = Math.Max(1, slots - 1);
            normal = Math.Min(normal, most);
            sticky = Math.Min(sticky, Math.Max(1, slots - normal));
        }

        return new(normal, sticky);
    }
}
