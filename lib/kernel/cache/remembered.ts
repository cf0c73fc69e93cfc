// What declarations say of a kind of item worth remembering.
import type { RecordType } from '../../platform/table/index.ts';
import type { Permission } from '../permissions.ts';

export interface Remembered {
  /** What it is called in figures and prefixes: `agents`. */
  readonly name: string;
  readonly record: RecordType;
  /** Who may change such a thing, and is therefore shown it as it is. */
  readonly changedBy: readonly Permission[];
  /** It is never another once it is there: stamps are for forgetting it by hand. */
  readonly immutable?: true;
  /** That there is none is worth remembering, too: most tenants have none, and its coming moves a stamp. */
  readonly evenAbsent?: true;
  /** What its changes are known by: `agent:fleet-fuel`. */
  readonly tags: (key: Readonly<Record<string, string | number | undefined>>) => readonly string[];
}
