// The published contract before a linter that knows nothing of us.

import spectral from '@stoplight/spectral-core';
import parsers from '@stoplight/spectral-parsers';
import rulesets from '@stoplight/spectral-rulesets';
import { expect, test } from 'vitest';
import { PROJECT_ROOT } from '../../infra/bundle.ts';
import { openApiDocument } from '../../infra/openapi/document.ts';
import { readCatalogue } from '../../lib/kernel/catalogue.ts';

const linter = new spectral.Spectral();
// The ruleset is spectral's own; its two packages declare the same type a little apart.
linter.setRuleset({ extends: [rulesets.oas as never] });

const complaintsOf = async (document: unknown): Promise<string[]> => {
  const text = new spectral.Document(JSON.stringify(document), parsers.Json, 'openapi.json');
  return (await linter.run(text)).map(({ code, path, message }) => `${code} at ${path.join('.')}: ${message}`);
};

test('spectral finds nothing to say about the OpenAPI document', { timeout: 60_000 }, async () => {
  expect(await complaintsOf(openApiDocument(await readCatalogue(PROJECT_ROOT)))).toEqual([]);
});

test('the linter does look: an operation without a response is reported', async () => {
  const broken = { openapi: '3.1.0', info: { title: 'T', version: '1' }, paths: { '/a': { get: {} } } };
  expect((await complaintsOf(broken)).join()).toContain('paths./a.get');
});
