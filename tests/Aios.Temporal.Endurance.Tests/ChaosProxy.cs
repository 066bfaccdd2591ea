using System.Net;
using System.Net.Sockets;

namespace Aios.Temporal.Endurance.Tests;

/// <summary>Stands between clients and a server and breaks things: connections are cut or stalled at random moments, from a seed.</summary>
internal sealed class ChaosProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Lock gate = new();
    private readonly List<Link> links = [];
    private readonly IPEndPoint server;
    private readonly Random random;
    private readonly List<Task> loops = [];

    public ChaosProxy(string serverAddress, int seed)
    {
        server = IPEndPoint.Parse(serverAddress);
        random = new(seed);
        listener.Start();
        loops.Add(AcceptAsync());
    }

    public string Address => $"127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

    public int Cuts { get; private set; }

    public int Stalls { get; private set; }

    /// <summary>From now on one connection is cut or stalled after each random pause.</summary>
    public void Start(TimeSpan longestPause, TimeSpan stall) => loops.Add(BreakAsync(longestPause, stall));

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Dispose();
        lock (gate)
        {
            links.ForEach(link => link.Cut());
        }

        await Task.WhenAll(loops);
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var client = await listener.AcceptSocketAsync(stop.Token);
                var target = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                client.NoDelay = true;
                try
                {
                    await target.ConnectAsync(server, stop.Token);
                }
                catch (SocketException)
                {
                    client.Dispose();
                    continue;
                }

                var link = new Link(client, target);
                lock (gate)
                {
                    links.Add(link);
                }

                _ = link.RunAsync();
            }
            catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException or SocketException)
            {
                return;
            }
        }
    }

    private async Task BreakAsync(TimeSpan longestPause, TimeSpan stall)
    {
        try
        {
            while (true)
            {
                await Task.Delay(longestPause * random.NextDouble(), TimeProvider.System, stop.Token);
                lock (gate)
                {
                    links.RemoveAll(link => link.IsCut);
                    if (links.Count == 0)
                    {
                        continue;
                    }

                    var victim = links[random.Next(links.Count)];
                    if (random.Next(2) == 0)
                    {
                        victim.Cut();
                        Cuts++;
                    }
                    else
                    {
                        victim.Stall(stall);
                        Stalls++;
                    }
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private sealed class Link(Socket client, Socket server)
    {
        private long stalledUntil;
        private bool cut;

        public bool IsCut => Volatile.Read(ref cut);

        public void Stall(TimeSpan time) => Volatile.Write(ref stalledUntil, Environment.TickCount64 + (long)time.TotalMilliseconds);

        /// <summary>A reset, not a polite end: what was on its way is lost.</summary>
        public void Cut()
        {
            if (Interlocked.Exchange(ref cut, true))
            {
                return;
            }

            client.LingerState = new(true, 0);
            client.Dispose();
            server.Dispose();
        }

        public async Task RunAsync()
        {
            await Task.WhenAny(CopyAsync(client, server), CopyAsync(server, client));
            Cut();
        }

        private async Task CopyAsync(Socket from, Socket to)
        {
            var buffer = new byte[64 * 1024];
            try
            {
                int read;
                while ((read = await from.ReceiveAsync(buffer)) > 0)
                {
                    var wait = Volatile.Read(ref stalledUntil) - Environment.TickCount64;
                    if (wait > 0)
                    {
                        await Task.Delay(TimeSpan.FromMilliseconds(wait), TimeProvider.System);
                    }

                    await to.SendAsync(buffer.AsMemory(0, read));
                }
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException)
            {
                // One side is gone; the other is closed by the owner.
            }
        }
    }
}
