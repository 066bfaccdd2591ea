namespace Aios.Temporal.Worker.Instance;

/// <summary>
/// Numbered choices of the instance that are recorded in history (protocol section 4.9). They are those of the official
/// .NET SDK, so that histories move between the two.
/// </summary>
internal static class LangFlags
{
    /// <summary>
    /// All jobs are applied before the queue runs, the run method starts last, and one condition is resolved per pass.
    /// Without it, the queue runs after each job and every true condition is resolved.
    /// </summary>
    public const uint ModernEventLoop = 2;
}
