// Mock integrations, as CORS preflights use them: a fixed status, headers and body without any function.
import type { MockIntegration } from './document.ts';
import type { HttpAnswer } from './proxy-answer.ts';

export function mockAnswer({ requestTemplates, responses }: MockIntegration): HttpAnswer {
  const asked = /"statusCode"\s*:\s*(\d+)/.exec(requestTemplates['application/json'] ?? '')?.[1] ?? '200';
  const chosen = responses[asked] ?? responses['default'];
  const headers: (readonly [string, string])[] = [];
  for (const [target, value] of Object.entries(chosen?.responseParameters ?? {})) {
    const name = /^method\.response\.header\.(.+)$/.exec(target)?.[1];
    if (name !== undefined) headers.push([name, value.replace(/^'|'$/g, '')]);
  }
  const [body] = Object.entries(chosen?.responseTemplates ?? {});
  if (body !== undefined) headers.push(['Content-Type', body[0]]);
  return { status: chosen?.statusCode ?? Number(asked), headers, body: Buffer.from(body?.[1] ?? '') };
}
