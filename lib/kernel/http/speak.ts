// The answer in the language that was asked for: whatever the frame answers as JSON, refusals too, goes out as YAML to who prefers it.
import type { HttpRequest, Stage } from './call.ts';
import { languageOfAnswer, MEDIA_TYPE } from './media.ts';

const JSON_ANSWER = /^application\/json\b/;

async function speak({ event, response }: HttpRequest): Promise<void> {
  if (!response || !JSON_ANSWER.test(String(response.headers?.['Content-Type']))) return;
  response.headers = { ...response.headers, Vary: varying(response.headers?.['Vary']) };
  if (languageOfAnswer(event) !== 'yaml') return;
  const { yamlOfJson } = await import('./yaml.ts');
  response.body = yamlOfJson(response.body);
  response.headers['Content-Type'] = `${MEDIA_TYPE.yaml}; charset=utf-8`;
}

const varying = (known: unknown): string => (typeof known === 'string' ? `${known}, Accept` : 'Accept');

export const speaking: Stage = { after: speak, onError: speak };
