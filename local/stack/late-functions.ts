// Lets the API's port be taken before anything else starts, while the functions behind it come up later.
import type { GatewayOptions } from '../gateway/index.ts';

type Functions = GatewayOptions['functions'];

export interface LateFunctions extends Functions {
  bind(functions: Functions): void;
}

export function createLateFunctions(): LateFunctions {
  const { promise, resolve } = Promise.withResolvers<Functions>();
  return {
    bind: resolve,
    invoke: async (...call) => (await promise).invoke(...call),
    invokeStreaming: async (...call) => (await promise).invokeStreaming(...call),
  };
}
