using Aios.Temporal.Analyzers.Determinism;
using Aios.Temporal.Analyzers.Tests.Harness;

namespace Aios.Temporal.Analyzers.Tests.Determinism;

internal sealed class ChannelRuleTests
{
    [TestCase("var c = [|System.Threading.Channels.Channel.CreateUnbounded<int>()|];")]
    [TestCase("var c = [|new BlockingCollection<int>()|];")]
    public async Task Use_Channel_IsReported(string statement) => await Verify.InWorkflowAsync<ChannelRule>(statement);

    [Test]
    public async Task Use_Queue_IsClean() =>
        await Verify.InWorkflowAsync<ChannelRule>("var q = new Queue<int>(); await Workflow.WaitConditionAsync(() => q.Count > 0);");
}
