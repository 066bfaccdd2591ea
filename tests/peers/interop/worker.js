// Usage: worker.js ADDRESS TASK_QUEUE workflows|activities. Prints "ready" and runs until it is killed.
const { DefaultLogger, NativeConnection, Runtime, Worker } = require('@temporalio/worker');

async function main() {
  const [address, taskQueue, kind] = process.argv.slice(2);
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const worker = await Worker.create({
    connection: await NativeConnection.connect({ address }),
    namespace: 'default',
    taskQueue,
    ...(kind === 'workflows' ? { workflowsPath: require.resolve('./workflows') } : { activities: require('./activities') }),
  });
  console.log('ready');
  await worker.run();
}

main().catch((error) => { console.error(error); process.exit(1); });
