// The benchmark workflow on the official TypeScript SDK: three activities, one after the other.
const { proxyActivities } = require('@temporalio/workflow');

const activities = proxyActivities({ startToCloseTimeout: '1 minute' });

exports.ThreeActivities = async function (name) {
  let text = name;
  for (let step = 0; step < 3; step++) text = await activities.Append(text);
  return text;
};

exports.ManyActivities = async function (count) {
  let text = '';
  for (let step = 0; step < count; step++) text = await activities.Append('x');
  return text;
};
