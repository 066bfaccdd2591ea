using Aios.Scenarios.Peer;

return await PeerCommandLine.RunAsync(args).ConfigureAwait(false);
