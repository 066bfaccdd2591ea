using Aios.Temporal.Analyzers.Determinism;
using Aios.Temporal.Analyzers.Tests.Harness;

namespace Aios.Temporal.Analyzers.Tests.Determinism;

internal sealed class OutsideWorldRuleTests
{
    [TestCase("var x = [|File.ReadAllText(\"a\")|];")]
    [TestCase("[|Directory.CreateDirectory(\"a\")|];")]
    [TestCase("var s = [|new FileStream(\"a\", FileMode.Open)|];")]
    [TestCase("var x = [|new HttpClient()|];")]
    [TestCase("var x = [|new System.Net.Sockets.TcpClient()|];")]
    [TestCase("var x = [|System.Net.Dns.GetHostName()|];")]
    [TestCase("[|Console.WriteLine(1)|];")]
    [TestCase("var x = [|Console.Out|];")]
    [TestCase("var x = [|Environment.GetEnvironmentVariable(\"a\")|];")]
    [TestCase("var x = [|Environment.MachineName|];")]
    [TestCase("var x = [|System.Diagnostics.Process.GetCurrentProcess()|];")]
    [TestCase("var x = [|Path.GetTempPath()|];")]
    [TestCase("var x = [|OperatingSystem.IsLinux()|];")]
    public async Task Use_OutsideWorld_IsReported(string statement) => await Verify.InWorkflowAsync<OutsideWorldRule>(statement);

    [TestCase("var x = Path.Combine(\"a\", \"b\");")]
    [TestCase("var x = Environment.NewLine;")]
    [TestCase("using var s = new MemoryStream(); s.WriteByte(1); s.CopyTo(new MemoryStream());")]
    [TestCase("var x = new StringWriter(); x.Write(1);")]
    [TestCase("throw new FileNotFoundException();")]
    [TestCase("var x = FileMode.Open;")]
    [TestCase("var x = System.Net.HttpStatusCode.OK;")]
    [TestCase("var x = new Uri(\"http://host\").Host;")]
    public async Task Use_DataInMemory_IsClean(string statement) => await Verify.InWorkflowAsync<OutsideWorldRule>(statement);

    [Test]
    public async Task Use_SubclassOfClient_IsReported() =>
        await Verify.InWorkflowAsync<OutsideWorldRule>("var x = [|new MyClient()|];", types: "public class MyClient : HttpClient { }");

    [Test]
    public async Task Use_Connection_IsReported() =>
        await Verify.InWorkflowAsync<OutsideWorldRule>(string.Empty, "private void Open(System.Data.Common.DbConnection c) => [|c.Open()|];");

    [Test]
    public async Task Use_TemporalClient_IsReported() =>
        await Verify.InWorkflowAsync<OutsideWorldRule>(
            string.Empty, "private object Get($ROOT$.Client.ITemporalClient c) => [|c.Options|];");
}
