// JSON as a careful reader takes it: no key twice, no number that silently becomes Infinity, no bottomless nesting.
import { RequestInvalid } from '../faults.ts';

export const MAX_DEPTH = 64;

/** Parses JSON text; throws RequestInvalid naming place and remedy for anything a lenient parser would let pass. */
export function parseStrictJson(text: string): unknown {
  refuseDepth(text);
  const value = parse(text);
  refuseTwins(text);
  return value;
}

function refuse(message: string): never {
  throw RequestInvalid([{ field: '', message }]);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text, (key, value) => {
      if (value === Infinity || value === -Infinity)
        refuse(`The number at "${key}" is too large; send it as a decimal string.`);
      return value;
    });
  } catch (error) {
    if (error instanceof SyntaxError) refuse(`The body is not valid JSON: ${error.message}.`);
    throw error;
  }
}

/** Strings are skipped whole, so brackets and keys inside them do not count. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g;

function refuseDepth(text: string): void {
  let depth = 0;
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === '{' || token === '[') depth += 1;
    else if (token === '}' || token === ']') depth -= 1;
    if (depth > MAX_DEPTH) refuse(`The body nests deeper than ${MAX_DEPTH} levels; flatten it.`);
  }
}

/** Runs over text already known to be valid: a string followed by a colon is a key of the innermost object. */
function refuseTwins(text: string): void {
  const open: Set<string>[] = [];
  let last = '';
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === '{' || token === '[') open.push(new Set());
    else if (token === '}' || token === ']') open.pop();
    else if (token === ':') {
      const key: string = JSON.parse(last);
      const keys = open.at(-1);
      if (keys?.has(key)) refuse(`The key "${key}" stands twice in one object; keep one.`);
      keys?.add(key);
    }
    last = token;
  }
}
