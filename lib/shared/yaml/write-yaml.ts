// The one writer of YAML: what it writes, `readYaml` reads back as the same data.
import { stringify } from 'yaml';
import type { JsonValue } from '../json.ts';

/** Never folds a line and never writes an anchor; text that looks like something else stands in quotes. */
export const writeYaml = (value: JsonValue): string => stringify(value, { aliasDuplicateObjects: false, lineWidth: 0 });
