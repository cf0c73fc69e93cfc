// From an id to the names of everything that is made for it; a sentence where the id cannot be used.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalogue } from '../../lib/kernel/catalogue.ts';

export const KINDS = ['endpoint', 'consumer', 'job'] as const;
export type Kind = (typeof KINDS)[number];

const FOLDERS: Readonly<Record<Kind, string>> = { endpoint: 'api', consumer: 'on', job: 'jobs' };

export interface Naming {
  readonly kind: Kind;
  readonly id: string;
  /** `executions` of `executions.pause`. */
  readonly area: string;
  /** The folder under lib/ and functions/. */
  readonly domain: string;
  /** `pause-execution`: file name, in kebab-case. */
  readonly file: string;
  /** `pauseExecution`: the use case. */
  readonly useCase: string;
  /** `PauseExecution`: the beginning of type names. */
  readonly type: string;
  /** `execution`: what it is done to. */
  readonly noun: string;
  readonly declaration: string;
}

/** A reason not to go on, in words for the person at the keyboard. */
export class Refused extends Error {}

export function nameAll(root: string, { functions, flows }: Catalogue, kind: string, id: string): Naming {
  if (!isKind(kind)) throw new Refused(`There is no kind "${kind}"; say ${KINDS.join(', ')}.`);
  const [, area = '', verb = ''] = /^([a-z][a-z0-9-]*)\.([a-z][a-z0-9-]*)$/.exec(id) ?? [];
  if (!verb) throw new Refused(`"${id}" is no id; write <area>.<verb> in kebab-case, for example executions.pause.`);
  const all = [...functions, ...flows];
  const twin = all.find(({ spec }) => spec.id === id);
  if (twin) throw new Refused(`${id} exists: ${twin.file} declares it.`);
  const noun = singular(area);
  const file = verb.includes('-') ? verb : `${verb}-${noun}`;
  const domain = all.find(({ spec }) => spec.id.startsWith(`${area}.`))?.domain ?? area;
  const declaration = `functions/${domain}/${FOLDERS[kind]}/${file}.ts`;
  for (const path of [declaration, `lib/${domain}/${file}.ts`]) {
    if (existsSync(join(root, path))) throw new Refused(`${path} exists already; choose another verb.`);
  }
  const type = file.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase());
  const useCase = `${type.charAt(0).toLowerCase()}${type.slice(1)}`;
  return { kind, id, area, domain, file, useCase, type, noun, declaration };
}

const isKind = (kind: string): kind is Kind => KINDS.some((known) => known === kind);

const singular = (plural: string): string => plural.replace(/ies$/, 'y').replace(/(?<!s)s$/, '');

export const camel = (text: string): string => text.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
