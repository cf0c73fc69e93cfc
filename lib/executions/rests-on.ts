// The published sets a result rests on, written short: they stand in every run and again in the index that lists runs.
import type { DataSet } from '../builtins/index.ts';

/** Identifier, SHA-256 as base64url, version: the last may hold blanks. */
export const restsOn = ({ id, sha256, version }: DataSet): string =>
  `${id} ${Buffer.from(sha256, 'hex').toString('base64url')} ${version}`;

function read(text: string): DataSet {
  const [id = '', digest = '', ...version] = text.split(' ');
  return { id, version: version.join(' '), sha256: Buffer.from(digest, 'base64url').toString('hex') };
}

interface Resting {
  readonly sets?: readonly DataSet[] | undefined;
  readonly restsOn?: readonly string[] | undefined;
}

export const setsOf = ({ sets, restsOn: short }: Resting): readonly DataSet[] | undefined => sets ?? short?.map(read);
