// Replays one history file several times on the official TypeScript SDK and prints events per second, best first.
// Usage: replay.js HISTORY.bin ROUNDS (the file holds a serialised temporal.api.history.v1.History)
const fs = require('fs');
const { temporal } = require('@temporalio/proto');
const { Runtime, Worker, DefaultLogger, bundleWorkflowCode } = require('@temporalio/worker');

async function main() {
  const [path, rounds] = process.argv.slice(2);
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const history = temporal.api.history.v1.History.decode(fs.readFileSync(path));
  const workflowBundle = await bundleWorkflowCode({ workflowsPath: require.resolve('./workflows'), logger: new DefaultLogger('ERROR') });
  const rates = [];
  for (let round = 0; round < Number(rounds); round++) {
    const started = process.hrtime.bigint();
    for await (const result of Worker.runReplayHistories({ workflowBundle }, [{ workflowId: 'bench', history }])) {
      if (result.error) throw result.error;
    }
    rates.push(history.events.length / (Number(process.hrtime.bigint() - started) / 1e9));
  }
  console.log(Math.max(...rates).toFixed(0));
}

main().then(() => process.exit(0), (error) => { console.error(error); process.exit(1); });
