// Holds the import table of the house.
import { expect, test } from 'vitest';
import { CARRIERS, DOMAIN_ARROWS, LISTENERS } from './arrows.ts';
import { readImports } from './read-imports.ts';
import { RULES } from './rules.ts';

test('every import is one its room may make', async () => {
  const { summary, modules } = await readImports(RULES);
  const broken = summary.violations.map(({ rule, from, to }) => `${from} → ${to} breaks ${rule.name}`);
  expect(modules.length).toBeGreaterThan(100);
  expect(broken).toEqual([]);
});

test('the declared arrows between domains are acyclic', () => {
  const visiting = new Set<string>();
  const walk = (domain: string, trail: readonly string[]): void => {
    expect(trail, `${[...trail, domain].join(' → ')} is a circle`).not.toContain(domain);
    if (visiting.has(domain)) return;
    for (const next of DOMAIN_ARROWS[domain] ?? []) walk(next, [...trail, domain]);
    visiting.add(domain);
  };
  for (const domain of Object.keys(DOMAIN_ARROWS)) walk(domain, []);
});

test('no arrow points at a room that only listens or that carries all', () => {
  const targets = Object.values(DOMAIN_ARROWS).flat();
  for (const room of [...LISTENERS, ...CARRIERS]) expect(targets).not.toContain(room);
});
