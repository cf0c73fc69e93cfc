// What the declarations promise as a whole: unique names, files called as they are, and few that reach beyond one tenant.
import { expect, test } from 'vitest';
import * as z from 'zod';
import { readCatalogue } from '../../lib/kernel/catalogue.ts';
import { NewAgent } from '../../lib/registry/index.ts';
import { ROOT } from './read-imports.ts';

const { functions, flows } = await readCatalogue(ROOT);
const all = [...functions, ...flows];

/** Endpoints that read or write beyond one tenant, each for the reason given. */
const PLATFORM_ENDPOINTS: Readonly<Record<string, string>> = {
  'tenants.create': 'makes a tenant',
  'factor-candidates.announce': 'platform admins send candidates for factor sets of all tenants',
  'factor-candidates.get': 'platform admins see how a candidate fared',
  'factor-candidates.approve': 'platform admins let a candidate pass although figures jump',
  'factor-catalogue.deprecate': 'platform admins deprecate a set for all tenants',
  'tenants.list': 'lists all tenants, for platform admins',
  'tenants.get': 'a platform admin reads any tenant; everyone else only their own',
  'tenants.get-onboarding': 'a platform admin reads any tenant; everyone else only their own',
};

test('ids are unique', () => {
  const ids = all.map(({ spec }) => spec.id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

test('ids are <area>.<verb> in kebab-case', () => {
  const odd = all.map(({ spec }) => spec.id).filter((id) => !/^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)+$/.test(id));
  expect(odd).toEqual([]);
});

test('routes are unique', () => {
  const routes = functions.flatMap(({ spec }) =>
    spec.kind === 'endpoint' ? [spec.route.replace(/\{\w+\}/g, '{}')] : [],
  );
  expect(routes.filter((route, index) => routes.indexOf(route) !== index)).toEqual([]);
});

test('no word of a path can be the id of an agent', () => {
  const words = functions.flatMap(({ spec }) => {
    const word = spec.kind === 'endpoint' ? /^\w+ \/v1\/agents\/([^/{]+)/.exec(spec.route)?.[1] : undefined;
    return word ? [word] : [];
  });
  expect(words).not.toEqual([]);
  expect(words.filter((word) => NewAgent.safeParse({ id: word, name: 'A', category: 'emissions' }).success)).toEqual(
    [],
  );
});

test('every file is called after the verb of its id', () => {
  const misnamed = all.filter(({ file, spec }) => {
    const name = file.split('/').at(-1)?.replace('.ts', '') ?? '';
    const verb = spec.id.split('.').at(-1)?.split('-')[0] ?? '';
    return !name.split('-').includes(verb);
  });
  expect(misnamed.map(({ file, spec }) => `${file} declares ${spec.id}`)).toEqual([]);
});

test('only the listed endpoints reach beyond one tenant', () => {
  const reaching = functions.filter(
    ({ spec }) => spec.kind === 'endpoint' && spec.plane === 'platform' && spec.permission !== 'public',
  );
  expect(reaching.map(({ spec }) => spec.id).sort()).toEqual(Object.keys(PLATFORM_ENDPOINTS).sort());
});

test('what an authorizer found is gone by for half a minute at most: so soon is a revocation felt everywhere', () => {
  const kept = functions.flatMap(({ spec }) => (spec.kind === 'authorizer' ? [spec.cacheSeconds] : []));
  expect(kept).toEqual([30]);
});

test('every declaration says in words what customers lose when it fails', () => {
  expect(all.filter(({ spec }) => spec.impact.length < 10 || spec.summary.length < 10).map(({ file }) => file)).toEqual(
    [],
  );
});

test('a POST that writes to the table honours Idempotency-Key', () => {
  const forgetful = functions.filter(
    ({ spec }) =>
      spec.kind === 'endpoint' &&
      spec.route.startsWith('POST') &&
      spec.uses.includes('table:write') &&
      !spec.idempotent,
  );
  expect(forgetful.map(({ spec }) => spec.id)).toEqual([]);
});

test('an answer that shows a secret is kept for a repeat only under seal', () => {
  const telling = functions.filter(
    ({ spec }) =>
      spec.kind === 'endpoint' &&
      spec.idempotent &&
      Object.values(spec.output).some(
        (view) => view instanceof z.ZodObject && SECRETS.some((name) => name in view.shape),
      ),
  );
  expect(telling.map(({ spec }) => spec.id)).toContain('api-keys.create');
  expect(telling.filter(({ spec }) => spec.kind === 'endpoint' && !spec.secretive).map(({ spec }) => spec.id)).toEqual(
    [],
  );
});

const SECRETS = ['key', 'secret', 'signingSecret', 'password', 'accessToken', 'refreshToken'];
