// Hands something to whatever an ARN names: how buses, schedules, pipes and dead letters reach the other emulators.
import type { LambdaEmulator } from '../lambda/index.ts';
import type { Sqs } from '../sqs/index.ts';
import type { StepFunctions } from '../stepfunctions/index.ts';

export interface TargetParts {
  readonly lambda: Pick<LambdaEmulator, 'invokeLater'>;
  readonly sqs: Pick<Sqs, 'queues'>;
  readonly flows: Pick<StepFunctions, 'startExecution'>;
}

export interface DeliveryDetails {
  /** Message group of a queue target. */
  readonly groupId?: string | undefined;
  /** Makes the start of a flow idempotent. */
  readonly name?: string | undefined;
}

/** Resolves once the target has durably taken the JSON text. */
export type Deliver = (targetArn: string, body: string, details?: DeliveryDetails) => Promise<void>;

export function createDeliver(parts: () => TargetParts): Deliver {
  return async (targetArn, body, { groupId, name } = {}) => {
    const { lambda, sqs, flows } = parts();
    const service = targetArn.split(':')[2];
    if (service === 'lambda') lambda.invokeLater(targetArn, body);
    else if (service === 'sqs') sqs.queues.send(sqs.queues.get(targetArn), [{ body, groupId }]);
    else if (service === 'states') await flows.startExecution(targetArn, JSON.parse(body), name);
    else throw new Error(`The embedded stack cannot deliver to ${targetArn}.`);
  };
}
