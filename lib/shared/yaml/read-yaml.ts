// The one reader of YAML that people send: plain data alone, so that a text means one thing and costs what its length says.
import { Composer, type CST, type Document, Lexer, LineCounter, type ParsedNode, Parser } from 'yaml';
import type { JsonValue } from '../json.ts';
import { nodeAt, PlainData } from './plain-data.ts';

export interface YamlLimits {
  readonly bytes: number;
  readonly depth: number;
}
export const YAML_LIMITS: YamlLimits = { bytes: 256 * 1024, depth: 32 };

/** Both count from 1, in UTF-16 units as editors do. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** One thing that is wrong: the JSON Pointer of the value, its place in the text, what is wrong and what would be right. */
export interface YamlProblem extends Place {
  readonly field: string;
  readonly message: string;
}

export type YamlRead =
  | { readonly ok: true; readonly value: JsonValue; readonly placeOf: (pointer: string) => Place }
  | { readonly ok: false; readonly problems: readonly YamlProblem[] };

/** What one text can be told at once. */
const MOST_PROBLEMS = 100;

/**
 * Reads one YAML 1.2 document (JSON is one, too); never throws, and takes time in proportion to the text. All problems at once
 * (at most 100): wrong syntax, anchors, aliases, tags, merge keys, directives, a second document, twin keys, keys that are no text,
 * numbers that are not what they look like (`07`, `0x1F`, more digits than a double holds), depth and size.
 * `placeOf` answers where the value of a JSON Pointer stands, or what is nearest around it.
 */
export function readYaml(text: string, limits: YamlLimits = YAML_LIMITS): YamlRead {
  const lines = new LineCounter();
  const refuse = (message: string, offset = 0): YamlRead => ({
    ok: false,
    problems: [{ field: '', ...placeAt(lines, offset), message }],
  });
  const bytes = Buffer.byteLength(text);
  if (bytes > limits.bytes) return refuse(`The text has ${bytes} bytes; at most ${limits.bytes} are read.`);
  const parsed = parse(text, lines, limits.depth);
  if ('tooDeepAt' in parsed)
    return refuse(`The text is nested more than ${limits.depth} levels deep.`, parsed.tooDeepAt);
  const [document, second] = compose(parsed.tokens, text.length);
  if (!document) return refuse('The text holds no document.');
  if (second) return refuse('The text holds a second document; send one at a time.', second.range[0]);
  return dataOf(document, lines, limits.depth);
}

/** The parser keeps its own stack: how deep a text is shows before anything that recurses sees it. */
function parse(text: string, lines: LineCounter, depth: number): { tokens: CST.Token[] } | { tooDeepAt: number } {
  const parser = new Parser(lines.addNewLine);
  const tokens: CST.Token[] = [];
  let errors = 0;
  lines.addNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    tokens.push(...parser.next(lexeme));
    // Of a text that is nothing but errors, the first hundred will do.
    if (tokens.at(-1)?.type === 'error' && ++errors > MOST_PROBLEMS) break;
    // A level takes one or two places of the stack; which levels are too many PlainData knows exactly.
    if (parser.stack.length > 2 * depth + 4) return { tooDeepAt: parser.offset };
  }
  tokens.push(...parser.end());
  return { tokens };
}

/** Twin keys are looked for by PlainData: here it would take time in proportion to the square. */
function compose(tokens: readonly CST.Token[], length: number): Document.Parsed<ParsedNode>[] {
  const composer = new Composer({ schema: 'core', version: '1.2', uniqueKeys: false, merge: false, strict: true });
  return [...composer.compose(tokens, true, length)];
}

function dataOf(document: Document.Parsed<ParsedNode>, lines: LineCounter, depth: number): YamlRead {
  const place = (offset: number): Place => placeAt(lines, offset);
  const data = new PlainData(depth);
  const value = data.read(document.contents);
  const { yaml, tags } = document.directives ?? {};
  if (yaml?.explicit || Object.keys(tags ?? {}).length > 1)
    data.problems.push({ field: '', offset: 0, message: 'Directives (%YAML, %TAG) are not read; leave them out.' });
  // What tags mean to the library does not matter where none is allowed.
  const wrong = document.errors
    .filter(({ code }) => code !== 'TAG_RESOLVE_FAILED')
    .map(({ message, pos }) => ({ field: '', offset: pos[0], message: `This is no valid YAML: ${message}.` }));
  const problems = [...wrong, ...data.problems].slice(0, MOST_PROBLEMS);
  if (problems.length > 0)
    return { ok: false, problems: problems.map(({ offset, ...problem }) => ({ ...problem, ...place(offset) })) };
  return { ok: true, value, placeOf: (pointer) => place(nodeAt(document.contents, pointer)) };
}

function placeAt(lines: LineCounter, offset: number): Place {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}
