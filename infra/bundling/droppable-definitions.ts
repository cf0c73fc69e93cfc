// Lets tree shaking drop the schemas, records, faults and events that a function does not use: to make them is a fifth of a cold start.
//
// `z.object({ … })` is a call, and for all esbuild knows it does something; so all schemas of a domain would be made in each of its
// functions. Written `/* @__PURE__ */ (() => z.object({ … }))()`, what nobody refers to falls away, and what stays reads as before.

/** What makes a definition and does nothing else: zod, our own makers, and what a schema makes of itself. */
const MAKERS =
  /(?:z|define(?:Record|Fault|Event)|plain(?:Line|Text)|[A-Z]\w*\.(?:extend|partial|pick|omit|refine|optional))\b/;
const BEGINS = new RegExp(`^((?:export )?const \\w+(?:: [^=]+)? = )(${MAKERS.source}.*)$`);
/** How our formatter ends a statement over several lines: what was opened on its first is closed at the margin, a chain of calls is indented. */
const OPENED = /[{([]$/;
const CLOSES = /^[})\]].*;$/;
const CHAIN_ENDS = /^ {2}\S.*;$/;
const NEXT = /^\w/;

/** The same source, on as many lines. */
export function droppable(source: string): string {
  const lines = source.split('\n');
  for (let first = 0; first < lines.length; first++) {
    const [, name, definition] = BEGINS.exec(lines[first] ?? '') ?? [];
    if (name === undefined || definition === undefined) continue;
    const last = endOf(lines, first);
    if (last === undefined) continue;
    lines[first] = `${name}/* @__PURE__ */ (() => ${definition}`;
    lines[last] = (lines[last] ?? '').replace(/;$/, ')();');
    first = last;
  }
  return lines.join('\n');
}

/** Undefined where it cannot be told for sure: then the statement stays as it is. */
function endOf(lines: readonly string[], first: number): number | undefined {
  const line = lines[first] ?? '';
  if (line.endsWith(';')) return first;
  const ends = OPENED.test(line) ? CLOSES : CHAIN_ENDS;
  const rest = lines.slice(first + 1);
  const last = rest.findIndex((one) => ends.test(one) || NEXT.test(one));
  return ends.test(rest[last] ?? '') ? first + 1 + last : undefined;
}
