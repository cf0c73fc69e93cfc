// The context object a handler receives, with the members AWS documents for Node.js.
import type { ContainerData, Invoke } from './protocol.ts';

export function contextOf(container: ContainerData, call: Invoke): Record<string, unknown> {
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName: container.functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: container.functionArn,
    memoryLimitInMB: String(container.memoryMb),
    awsRequestId: call.requestId,
    logGroupName: container.logGroupName,
    logStreamName: container.logStreamName,
    identity: undefined,
    clientContext: undefined,
    getRemainingTimeInMillis: () => Math.max(0, call.deadlineMs - Date.now()),
  };
}
