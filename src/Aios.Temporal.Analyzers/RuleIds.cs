namespace Aios.Temporal.Analyzers;

/// <summary>Every rule id in one place. An id is never reused; 00xx are determinism rules, 01xx definition rules.</summary>
internal static class RuleIds
{
    public const string Clock = "AIOS0001";
    public const string Randomness = "AIOS0002";
    public const string Guid = "AIOS0003";
    public const string ThreadPool = "AIOS0004";
    public const string Timer = "AIOS0005";
    public const string WhenAny = "AIOS0006";
    public const string WhenAll = "AIOS0007";
    public const string CancelAsync = "AIOS0008";
    public const string Blocking = "AIOS0009";
    public const string Lock = "AIOS0010";
    public const string OutsideWorld = "AIOS0011";
    public const string ConfigureAwait = "AIOS0012";
    public const string UnorderedIteration = "AIOS0013";
    public const string StaticState = "AIOS0014";
    public const string UnboundedLoop = "AIOS0015";
    public const string ForeignTask = "AIOS0016";
    public const string Channel = "AIOS0017";
    public const string RandomizedHash = "AIOS0018";
    public const string Logger = "AIOS0019";

    public const string RunSignature = "AIOS0101";
    public const string SignalSignature = "AIOS0102";
    public const string QuerySignature = "AIOS0103";
    public const string UpdateSignature = "AIOS0104";
    public const string InitSignature = "AIOS0105";
    public const string ValidatorSignature = "AIOS0106";
    public const string HandlerNames = "AIOS0107";
}
