// Drives the workflow Interop and prints what it saw as one JSON object.
// Usage: client.js ADDRESS WORKFLOW_QUEUE ACTIVITY_QUEUE CHILD_QUEUE WORKFLOW_ID
const { Client, Connection, WorkflowUpdateFailedError } = require('@temporalio/client');

async function main() {
  const [address, taskQueue, activityQueue, childQueue, workflowId] = process.argv.slice(2);
  const connection = await Connection.connect({ address });
  const client = new Client({ connection, namespace: 'default' });
  const handle = await client.workflow.start('Interop', {
    taskQueue,
    workflowId,
    args: [{ text: 'grüße', number: 21, activityQueue, childQueue }],
    memo: { note: 'from TypeScript' },
  });
  await handle.signal('add', 5);
  const updated = await handle.executeUpdate('change', { args: [10] });
  let rejected = 'not rejected';
  try {
    await handle.executeUpdate('change', { args: [-1] });
  } catch (error) {
    if (!(error instanceof WorkflowUpdateFailedError)) throw error;
    rejected = `${error.cause.type} ${error.cause.message} ${error.cause.details[0]}`;
  }

  const queried = await handle.query('total');
  await handle.signal('finish');
  const result = await handle.result();
  const described = await handle.describe();
  console.log(JSON.stringify({ updated, rejected, queried, result, note: described.memo.note, status: described.status.name }));
  await connection.close();
}

main().then(() => process.exit(0), (error) => { console.error(error); process.exit(1); });
