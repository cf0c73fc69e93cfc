// What every API action works on.
import type { Place } from '../../wire/place.ts';
import type { Clock } from '../clock.ts';
import type { Executor } from '../run/executor.ts';
import type { Tokens } from '../run/tokens.ts';
import type { Journal } from '../store/journal.ts';

export interface Service {
  readonly place: Place;
  readonly clock: Clock;
  readonly journal: Journal;
  readonly executor: Executor;
  readonly tokens: Tokens;
}
