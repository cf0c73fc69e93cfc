// Which fields a rule speaks of: all of one meaning, however deep they stand.
import type { FieldSpec } from '../model.ts';
import type { Path } from './path.ts';

export function pathsMeaning(
  fields: Readonly<Record<string, FieldSpec>>,
  meaning: string,
  above: Path = [],
): { readonly path: Path; readonly spec: FieldSpec }[] {
  return Object.entries(fields).flatMap(([name, spec]) => within([...above, name], spec, meaning));
}

function within(path: Path, spec: FieldSpec, meaning: string): { path: Path; spec: FieldSpec }[] {
  return [
    ...(spec.meaning === meaning ? [{ path, spec }] : []),
    ...(spec.fields === undefined ? [] : pathsMeaning(spec.fields, meaning, path)),
    ...(spec.items === undefined ? [] : within([...path, '*'], spec.items, meaning)),
  ];
}
