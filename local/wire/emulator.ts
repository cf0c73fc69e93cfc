// What every embedded AWS service shows to the stack: a wire door, the resources it hosts, and a clean stop.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ResourceTypes } from '../cloudformation/resource-type.ts';

export interface Emulator {
  /** Signing names of the service in SigV4 scopes (`states`, `s3`, `kms`, `cognito-idp` …): how the edge finds the door. */
  readonly services: readonly string[];
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  readonly resources: ResourceTypes;
  /** Finishes what is in flight and releases files, timers and sockets. */
  close(): Promise<void>;
}
