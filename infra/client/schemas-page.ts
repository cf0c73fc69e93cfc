// The types of everything that goes in and out of the API, by the names of the published document.
import type { Json } from '../openapi/json.ts';
import { comment, typeText } from './type-text.ts';

const HEAD = '// What goes in and out of the API, written from its OpenAPI document by `npm run docs`.\n';

export function schemasPage(schemas: Json): string {
  const types = Object.entries(schemas).map(
    ([name, schema]) => `${about(schema)}export type ${name} = ${typeText(schema)};\n`,
  );
  return `${HEAD}\n${types.join('\n')}`;
}

function about(schema: unknown): string {
  const { description } = Object(schema);
  return typeof description === 'string' ? `/** ${comment(description)} */\n` : '';
}
