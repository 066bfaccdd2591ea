// The TypeScript twin of the C# workflow Interop: same name, same commands in the same order, same payloads.
const wf = require('@temporalio/workflow');
const { SearchAttributeType, defineSearchAttributeKey } = require('@temporalio/common');

const add = wf.defineSignal('add');
const finish = wf.defineSignal('finish');
const total = wf.defineQuery('total');
const change = wf.defineUpdate('change');
const number = defineSearchAttributeKey('ScenarioInt', SearchAttributeType.INT);

exports.InteropChild = async function InteropChild(value) {
  return value + 1;
};

exports.Interop = async function Interop(input) {
  let sum = 0;
  let finished = false;
  wf.setHandler(add, (value) => { sum += value; });
  wf.setHandler(finish, () => { finished = true; });
  wf.setHandler(total, () => sum);
  wf.setHandler(
    change,
    async (value) => {
      await wf.sleep(10);
      sum += value;
      return sum;
    },
    {
      validator: (value) => {
        if (value < 0) throw wf.ApplicationFailure.create({ message: 'negative', type: 'Negative', details: [value] });
      },
    },
  );

  wf.upsertSearchAttributes([{ key: number, value: input.number }]);
  const { InteropEcho, InteropFail } = wf.proxyActivities({
    taskQueue: input.activityQueue,
    startToCloseTimeout: '20s',
    retry: { maximumAttempts: 2, initialInterval: '20ms' },
  });
  const echoed = await InteropEcho({ text: input.text, number: input.number });
  let failure = 'none';
  try {
    await InteropFail(input.text);
  } catch (error) {
    failure = describe(error);
  }

  await wf.sleep(10);
  const child = await wf.executeChild('InteropChild', {
    args: [input.number], workflowId: `${wf.workflowInfo().workflowId}-child`, taskQueue: input.childQueue,
  });
  await wf.condition(() => finished);
  return { total: sum, text: echoed.text, number: echoed.number, failure, child };
};

function describe(error) {
  const cause = error.cause;
  const kind = error instanceof wf.ActivityFailure ? `activity ${error.activityType}` : error.constructor.name;
  return `${kind}: ${cause.type} ${cause.message} [${cause.details.map((d) => JSON.stringify(d)).join(' ')}] <- ${cause.cause.message}`;
}
