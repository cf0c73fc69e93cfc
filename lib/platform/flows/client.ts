// The Step Functions client of a container and the names its machines go by.
import { SFNClient } from '@aws-sdk/client-sfn';
import { clientConfig } from '../client-config.ts';
import { once } from '../once.ts';
import { setting } from '../settings.ts';

export const states = once(() => new SFNClient(clientConfig));

export function machineArn(flow: string): string {
  return setting('FLOW_ARN_PREFIX') + flow.replaceAll('.', '-');
}

export function executionArn(flow: string, name: string): string {
  return `${machineArn(flow).replace(':stateMachine:', ':execution:')}:${name}`;
}
