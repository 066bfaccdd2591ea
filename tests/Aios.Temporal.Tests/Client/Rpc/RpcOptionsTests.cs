using Aios.Temporal.Client;

namespace Aios.Temporal.Tests.Client.Rpc;

public class RpcOptionsTests
{
    [Test]
    public void WithAdditionalCancellationToken_NothingToAdd_ReturnsItself()
    {
        var options = new RpcOptions();

        var (same, source) = options.WithAdditionalCancellationToken(CancellationToken.None);

        Assert.That((ReferenceEquals(same, options), source), Is.EqualTo((true, (object?)null)));
    }

    [Test]
    public void WithAdditionalCancellationToken_NoOwnToken_TakesTheOther()
    {
        using var other = new CancellationTokenSource();

        var (copy, source) = new RpcOptions { Retry = true }.WithAdditionalCancellationToken(other.Token);

        Assert.That((copy.CancellationToken, copy.Retry, source), Is.EqualTo(((CancellationToken?)other.Token, (bool?)true, (object?)null)));
    }

    [Test]
    public void WithAdditionalCancellationToken_TwoTokens_EachCancels([Values] bool cancelOwn)
    {
        using var own = new CancellationTokenSource();
        using var other = new CancellationTokenSource();
        var options = new RpcOptions { CancellationToken = own.Token };

        var (copy, source) = options.WithAdditionalCancellationToken(other.Token);
        using var linked = source;
        (cancelOwn ? own : other).Cancel();

        Assert.That((copy.CancellationToken!.Value.IsCancellationRequested, options.CancellationToken), Is.EqualTo((true, (CancellationToken?)own.Token)));
    }
}
