// Content encoding as API Gateway does it: large enough answers, gzip for those who accept it, and never twice.
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { type Exchange, headerOf } from './exchange.ts';
import type { HttpAnswer } from './proxy-answer.ts';

const compressed = promisify(gzip);

export async function compress(
  answer: HttpAnswer,
  exchange: Exchange,
  fromBytes: number | undefined,
): Promise<HttpAnswer> {
  if (fromBytes === undefined || answer.body.byteLength < fromBytes) return answer;
  const accepted = headerOf(exchange, 'accept-encoding') ?? '';
  const encoded = answer.headers.some(([name]) => name.toLowerCase() === 'content-encoding');
  if (encoded || !/\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(accepted)) return answer;
  const body = await compressed(answer.body, { level: 1 });
  return { ...answer, body, headers: [...answer.headers, ['Content-Encoding', 'gzip']] };
}
