// In which media types a body may come and an answer go: JSON, or the same data as YAML; what both sides accept is settled here.
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { NotAcceptable, UnsupportedMedia } from '../faults.ts';
import type { EndpointSpec } from '../spec.ts';
import { header } from './call.ts';

export type Language = 'json' | 'yaml';

/** The first of each is what an answer is labelled with. `v1` is the version of the contract, asked for by name. */
const ENVELOPE: Readonly<Record<Language, readonly string[]>> = {
  json: ['application/json', 'application/vnd.greenlang.v1+json'],
  yaml: ['application/yaml', 'application/vnd.greenlang.v1+yaml', 'application/x-yaml', 'text/yaml'],
};

export const MEDIA_TYPE: Readonly<Record<Language, string>> = { json: 'application/json', yaml: 'application/yaml' };

const OFFERED = {
  json: [...ENVELOPE.json, ...ENVELOPE.yaml],
  events: ['text/event-stream'],
  html: ['text/html'],
} as const;

/** Throws UnsupportedMedia for anything but JSON or YAML in UTF-8. */
export function languageOfBody(event: APIGatewayProxyEvent): Language {
  const contentType = header(event, 'content-type') ?? 'none';
  const [type = '', ...parameters] = contentType
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const charset = parameters
    .find((parameter) => parameter.startsWith('charset='))
    ?.slice('charset='.length)
    .replaceAll('"', '');
  const language = languageOf(type);
  if (language === undefined || (charset && charset !== 'utf-8' && charset !== 'utf8'))
    throw UnsupportedMedia({ contentType });
  return language;
}

const languageOf = (type: string): Language | undefined =>
  ENVELOPE.json.includes(type) ? 'json' : ENVELOPE.yaml.includes(type) ? 'yaml' : undefined;

/** Throws NotAcceptable when nothing this operation answers with is accepted. */
export function refuseAccept(event: APIGatewayProxyEvent, spec: EndpointSpec): void {
  const accept = header(event, 'accept');
  if (!accept || spec.produces === 'document') return;
  const offered: readonly string[] = OFFERED[spec.produces];
  if (!rangesOf(accept).some(({ range }) => offered.some((type) => fits(range, type))))
    throw NotAcceptable({ accept, offered: offered.join(' or ') });
}

/** The language asked for most: by quality, then by what is named outright, then by what is named first. */
export function languageOfAnswer(event: APIGatewayProxyEvent): Language {
  const ranges = rangesOf(header(event, 'accept') ?? '').sort(
    (a, b) => b.quality - a.quality || Number(b.range.at(-1) !== '*') - Number(a.range.at(-1) !== '*'),
  );
  for (const { range } of ranges) {
    const language = languageOf(range);
    if (language) return language;
    if (ENVELOPE.json.some((type) => fits(range, type))) return 'json';
    if (ENVELOPE.yaml.some((type) => fits(range, type))) return 'yaml';
  }
  return 'json';
}

const fits = (range: string, type: string): boolean =>
  range === '*/*' || range === type || range === `${type.split('/')[0]}/*`;

interface Range {
  readonly range: string;
  readonly quality: number;
}

/** The media ranges somebody accepts; one of quality zero is one they refuse. */
const rangesOf = (accept: string): Range[] =>
  accept
    .toLowerCase()
    .split(',')
    .map((text) => {
      const [range = '', ...parameters] = text.split(';').map((part) => part.trim());
      const quality = parameters.find((parameter) => /^q=[01](\.\d*)?$/.test(parameter));
      return { range, quality: quality === undefined ? 1 : Number(quality.slice(2)) };
    })
    .filter(({ quality }) => quality > 0);
