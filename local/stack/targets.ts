// How buses, schedules, pipes and dead letters reach the other emulators: by what an ARN names.
import type { Destinations } from '../eventbridge/index.ts';
import type { LambdaEmulator } from '../lambda/index.ts';
import type { Sqs } from '../sqs/index.ts';
import type { StepFunctions } from '../stepfunctions/index.ts';
import type { Curtain } from './curtain.ts';

export interface TargetParts {
  readonly lambda: Pick<LambdaEmulator, 'invoke' | 'invokeLater'>;
  readonly sqs: Pick<Sqs, 'queues'>;
  readonly flows: Pick<StepFunctions, 'startExecution'>;
}

/** Resolves once the target has durably taken the JSON text. */
export type Deliver = (targetArn: string, body: string) => Promise<void>;

/** For the destinations of asynchronous invocations. */
export function createDeliver(parts: () => TargetParts): Deliver {
  return async (targetArn, body) => {
    const { lambda, sqs } = parts();
    const service = targetArn.split(':')[2];
    if (service === 'lambda') lambda.invokeLater(targetArn, body);
    else if (service === 'sqs') sqs.queues.send(sqs.queues.get(targetArn), [{ body }]);
    else throw new Error(`The embedded stack cannot deliver to ${targetArn}.`);
  };
}

/** What the event bus still owed when the stack last stopped waits until its targets stand again. */
export function createDestinations(curtain: Curtain, parts: () => TargetParts): Destinations {
  return {
    async sendToQueue(queueArn, messages) {
      await curtain.risen;
      const { queues } = parts().sqs;
      queues.send(queues.get(queueArn), messages);
    },
    async invokeFunction(functionArn, payload) {
      await curtain.risen;
      const { functionError } = await parts().lambda.invoke(functionArn, payload);
      return { functionError: functionError?.errorType };
    },
    async startExecution(stateMachineArn, input) {
      await curtain.risen;
      await parts().flows.startExecution(stateMachineArn, JSON.parse(input));
    },
  };
}
