const { ApplicationFailure } = require('@temporalio/activity');

exports.InteropEcho = async ({ text, number }) => ({ text: `${text}!`, number: number * 2 });

exports.InteropFail = async (text) => {
  throw ApplicationFailure.create({
    message: `cannot ${text}`,
    type: 'InteropFailure',
    nonRetryable: true,
    details: [{ code: 7 }, 'why'],
    cause: new Error('the cause'),
  });
};
