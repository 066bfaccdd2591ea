using Aios.Temporal.Api.History.V1;
using Aios.Temporal.Api.Sdk.V1;

namespace Aios.Temporal.Worker.Runs;

/// <summary>
/// Numbered switches of behaviour, recorded in completed workflow tasks (protocol section 4.9): an old history is
/// replayed with the behaviour that wrote it. Numbers are shared with the other SDKs and never reused.
/// </summary>
internal sealed class RunFlags(bool canRecord, string sdkName, string sdkVersion)
{
    /// <summary>Before: only the kind of command was compared. Now: ids and types of activities and children too.</summary>
    public const uint IdAndTypeChecks = 1;

    /// <summary>Before: a patch wrote its marker only. Now: also the search attribute that lists all patches.</summary>
    public const uint UpsertSearchAttributeOnPatch = 2;

    /// <summary>Before: commands after the first closing command were cut off. Now: the closing command moves to the end.</summary>
    public const uint MoveTerminalCommands = 3;

    // The one flag an instance cannot do without; it is taken for given where another language wrote the history.
    private const uint CurrentEventLoop = 2;

    private static readonly uint[] Known = [IdAndTypeChecks, UpsertSearchAttributeOnPatch, MoveTerminalCommands];

    private readonly SortedSet<uint> engine = [];
    private readonly SortedSet<uint> instance = [];
    private readonly SortedSet<uint> newInstance = [];
    private string lastSdkName = "";
    private string lastSdkVersion = "";

    // Flags of an instance mean something only within their language; another one has no old behaviour of ours to keep.
    private bool IsOfOtherLanguage =>
        lastSdkName.Length > 0 && !lastSdkName.StartsWith("temporal-dotnet", StringComparison.Ordinal);

    /// <summary>Flags of the instance found in history or reported by it.</summary>
    public IReadOnlyCollection<uint> InstanceFlags => instance.Count == 0 ? [] : [.. instance];

    public void AddFrom(WorkflowTaskCompletedEventAttributes completed)
    {
        if (completed.SdkMetadata is not { } metadata)
        {
            return;
        }

        engine.UnionWith(metadata.CoreUsedFlags);
        lastSdkName = metadata.SdkName.Length > 0 ? metadata.SdkName : lastSdkName;
        instance.UnionWith(IsOfOtherLanguage ? [CurrentEventLoop] : metadata.LangUsedFlags);
        lastSdkVersion = metadata.SdkVersion.Length > 0 ? metadata.SdkVersion : lastSdkVersion;
    }

    public void AddUsedByInstance(IReadOnlyCollection<uint> used)
    {
        if (canRecord && used.Count > 0)
        {
            newInstance.UnionWith(used);
        }
    }

    /// <summary>
    /// A live task may use a flag if it can record it; a completion always records all known flags. A replayed task
    /// may use it only if it is in history.
    /// </summary>
    public bool CanUse(uint flag, bool live) => live ? canRecord : engine.Contains(flag);

    /// <summary>What is new since the last completion; null if the server cannot store it.</summary>
    public WorkflowTaskCompletedMetadata? TakeForCompletion()
    {
        if (!canRecord)
        {
            return null;
        }

        var metadata = new WorkflowTaskCompletedMetadata
        {
            SdkName = lastSdkName == sdkName ? "" : sdkName,
            SdkVersion = lastSdkVersion == sdkVersion ? "" : sdkVersion,
        };
        metadata.CoreUsedFlags.AddRange(Known.Where(engine.Add));
        metadata.LangUsedFlags.AddRange(newInstance.Where(instance.Add));
        newInstance.Clear();
        lastSdkName = sdkName;
        lastSdkVersion = sdkVersion;
        return metadata;
    }
}
