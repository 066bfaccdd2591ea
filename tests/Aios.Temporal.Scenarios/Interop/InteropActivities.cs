namespace Aios.Scenarios.Interop;

/// <summary>The C# twins of the TypeScript activities.</summary>
public sealed class InteropActivities
{
    [Activity]
    public Echoed InteropEcho(Echoed input) => new($"{input.Text}!", input.Number * 2);

    [Activity]
    public void InteropFail(string text) => throw new ApplicationFailureException(
        $"cannot {text}",
        new InvalidOperationException("the cause"),
        "InteropFailure",
        nonRetryable: true,
        details: [new FailureCode(7), "why"]);
}
