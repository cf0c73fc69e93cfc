// Drives a run from its turn to its one end: prepare, carry out under heartbeat and time-out, finish whatever happened.
import { DRIVE_FLOW } from '../../../lib/executions/index.ts';
import { flow, stepArn } from '../../../lib/kernel/index.ts';

const turn = {
  tenantId: '{% $states.context.Execution.Input.tenantId %}',
  executionId: '{% $states.context.Execution.Input.executionId %}',
  correlationId: '{% $states.context.Execution.Input.correlationId %}',
};

/** Lambda's own hiccups, and runs whose container died silently. */
const RETRY = [
  {
    ErrorEquals: [
      'Lambda.ServiceException',
      'Lambda.AWSLambdaException',
      'Lambda.SdkClientException',
      'Lambda.TooManyRequestsException',
    ],
    IntervalSeconds: 1,
    BackoffRate: 2,
    MaxAttempts: 6,
    JitterStrategy: 'FULL',
  },
  { ErrorEquals: ['States.HeartbeatTimeout', 'States.TaskFailed'], IntervalSeconds: 1, BackoffRate: 2, MaxAttempts: 2 },
];

const failed = (state: string, reason: string, message: string) => ({
  ended: { state, failure: { reason, message } },
});

const OUR_FAILURE = failed('FAILED', 'internal', 'The run failed on our side, repeatedly; we have been told.');

export default flow({
  id: DRIVE_FLOW,
  summary: 'Drive an accepted run to its end',
  impact: 'Asynchronous runs do not end.',
  definition: {
    QueryLanguage: 'JSONata',
    StartAt: 'Prepare',
    TimeoutSeconds: 3600,
    States: {
      Prepare: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Arguments: { FunctionName: stepArn('executions.prepare-run'), Payload: turn },
        TimeoutSeconds: 60,
        Retry: RETRY,
        Catch: [
          {
            ErrorEquals: ['States.ALL'],
            Assign: failed('FAILED', 'could_not_begin', 'The run could not be begun; start it again.'),
            Next: 'Finish',
          },
        ],
        Assign: { timeoutSeconds: '{% $states.result.Payload.timeoutSeconds %}' },
        Output: '{% $states.result.Payload %}',
        Next: 'Is it still wanted?',
      },
      'Is it still wanted?': {
        Type: 'Choice',
        Choices: [{ Condition: '{% $states.input.proceed %}', Next: 'Carry out' }],
        Default: 'Done',
      },
      'Carry out': {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
        Arguments: {
          FunctionName: stepArn('executions.carry-out-run'),
          Payload: { ...turn, token: '{% $states.context.Task.Token %}' },
        },
        TimeoutSeconds: '{% $timeoutSeconds %}',
        // silenceSeconds() in lib/executions says the same.
        HeartbeatSeconds: '{% $min([20, $timeoutSeconds - 1]) %}',
        Retry: RETRY,
        Catch: [
          // A silent end of the container counts as States.Timeout too, but it is ours and not the run's.
          { ErrorEquals: ['States.HeartbeatTimeout'], Assign: OUR_FAILURE, Next: 'Finish' },
          {
            ErrorEquals: ['States.Timeout'],
            Assign: failed('TIMED_OUT', 'timed_out', 'The run did not end within the time it was given.'),
            Next: 'Finish',
          },
          { ErrorEquals: ['States.ALL'], Assign: OUR_FAILURE, Next: 'Finish' },
        ],
        Assign: { ended: '{% $states.result %}' },
        Next: 'Finish',
      },
      Finish: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Arguments: { FunctionName: stepArn('executions.finish-run'), Payload: { ...turn, ended: '{% $ended %}' } },
        TimeoutSeconds: 60,
        Retry: [
          { ErrorEquals: ['States.ALL'], IntervalSeconds: 1, BackoffRate: 2, MaxAttempts: 8, MaxDelaySeconds: 60 },
        ],
        Next: 'Done',
      },
      Done: { Type: 'Succeed' },
    },
  },
});
