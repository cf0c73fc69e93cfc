// `cursors:sign`: pages' ends that clients carry back to us without being able to make one up.
import type { CallFrame, Capability } from '../capability.ts';
import { seal, unseal } from './seal.ts';
import { cursorKey } from './secret.ts';

export interface Cursors {
  seal(value: unknown, expiresAt: Date): Promise<string>;
  /** The sealed value, or undefined for a cursor that is altered, foreign or expired. */
  open(text: string): Promise<unknown>;
}

export const cursorsSign: Capability<'cursors:sign', { readonly cursors: Cursors }> = {
  name: 'cursors:sign',
  open: ({ scope, clock }: CallFrame) => ({
    cursors: {
      seal: async (value, expiresAt) => seal(value, expiresAt, { key: await cursorKey(clock.now()), scope }),
      open: async (text) => unseal(text, clock.now(), { key: await cursorKey(clock.now()), scope }),
    },
  }),
};
