// The official TypeScript worker with its default options. Usage: worker.js ADDRESS TASK_QUEUE
const { NativeConnection, Runtime, Worker, DefaultLogger } = require('@temporalio/worker');

async function main() {
  const [address, taskQueue] = process.argv.slice(2);
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const worker = await Worker.create({
    connection: await NativeConnection.connect({ address }),
    namespace: 'default',
    taskQueue,
    workflowsPath: require.resolve('./workflows'),
    activities: { Append: async (text) => text + '.' },
  });
  console.log('ready');
  await worker.run();
}

main().catch((error) => { console.error(error); process.exit(1); });
