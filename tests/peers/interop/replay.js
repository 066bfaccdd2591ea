// Replays one history file (protobuf) with the TypeScript workflows. Usage: replay.js HISTORY.bin WORKFLOW_ID
const fs = require('fs');
const { temporal } = require('@temporalio/proto');
const { DefaultLogger, Runtime, Worker } = require('@temporalio/worker');

async function main() {
  const [path, workflowId] = process.argv.slice(2);
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const history = temporal.api.history.v1.History.decode(fs.readFileSync(path));
  await Worker.runReplayHistory({ workflowsPath: require.resolve('./workflows') }, history, workflowId);
  console.log('replayed');
}

main().then(() => process.exit(0), (error) => { console.error(error); process.exit(1); });
