// Bodies that go wrong before any schema is asked: as text, as bytes, in another language than they say.
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { stringify } from 'yaml';

export interface RawBody {
  readonly how: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly content: string | Uint8Array<ArrayBuffer>;
}

const JSON_TYPE = { 'content-type': 'application/json' };
const YAML_TYPE = { 'content-type': 'application/yaml' };
const bytes = (text: string | Buffer): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text));

/** Every one of these is to be refused, whatever the operation. */
export function neverAccepted(example: unknown): fc.Arbitrary<RawBody> {
  const json = JSON.stringify(example);
  return fc.oneof(brokenJson(json), trickyYaml(example), mislabelled(json));
}

function brokenJson(json: string): fc.Arbitrary<RawBody> {
  const end = Math.max(1, json.length - 1);
  const texts: readonly (readonly [string, string])[] = [
    ['cut off', json.slice(0, end)],
    ['followed by more', `${json}${json}`],
    ['with a comma too many', `[${json},]`],
    ['with a comment', `/* */ ${json}`],
    ['with NaN', '{"a":NaN}'],
    ['with Infinity', '{"a":-Infinity}'],
    ['with a number beyond bounds', '{"a":1e999}'],
    ['with a number nothing can hold', `{"a":${'9'.repeat(400)}}`],
    ['with a key twice', '{"a":1,"a":1}'],
    ['with a key twice, escaped', '{"a":1,"\\u0061":2}'],
    ['with a prototype', '{"__proto__":{"admin":true}}'],
    ['with half a surrogate pair', '{"a":"\\ud800"}'],
    ['with a bare control character', '{"a":"\u0001"}'],
    ['in single quotes', "{'a':1}"],
    ['bottomless', '['.repeat(100_000)],
    ['too deep', `${'{"a":'.repeat(65)}1${'}'.repeat(65)}`],
    ['of nothing but space', ' \n\t '],
    ['of nothing but a byte order mark', '\ufeff'],
    ['with a leading zero', '{"a":01}'],
  ];
  return fc.constantFrom(...texts).map(([how, content]) => ({ how: `JSON ${how}`, headers: JSON_TYPE, content }));
}

function trickyYaml(example: unknown): fc.Arbitrary<RawBody> {
  const yaml = stringify(example);
  const texts: readonly (readonly [string, string])[] = [
    ['with an anchor', `&a ${JSON.stringify(example)}`],
    ['with an alias', 'a: &x [1]\nb: *x\n'],
    [
      'that grows by aliases',
      `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefgh'.replace(/./g, (name) => `${name}: &${name} [${`*${String.fromCharCode(name.charCodeAt(0) - 1)},`.repeat(9)}1]\n`)}`,
    ],
    ['with a merge key', 'a: {b: 1}\n<<: {c: 1}\n'],
    ['with a tag of a language', '!!js/function "function () { return 1 }"'],
    ['with a tag of its own', `!thing\n${yaml}`],
    ['with binary', 'a: !!binary aGVsbG8='],
    ['with a set', 'a: !!set {b, c}'],
    ['of two documents', `${yaml}\n---\n${yaml}`],
    ['with a key twice', 'a: 1\na: 2\n'],
    ['with a key that is a list', '? [a, b]\n: 1\n'],
    ['with .nan', 'a: .nan'],
    ['with .inf', 'a: -.inf'],
    ['with a prototype', '__proto__: {admin: true}'],
    ['indented by tabs', 'a:\n\t- 1'],
    ['cut off', 'a: "'],
    ['bottomless', '['.repeat(5_000)],
    ['with a directive', `%YAML 9.9\n---\n${yaml}`],
  ];
  return fc.constantFrom(...texts).map(([how, content]) => ({ how: `YAML ${how}`, headers: YAML_TYPE, content }));
}

function mislabelled(json: string): fc.Arbitrary<RawBody> {
  const squeezed = new Uint8Array(gzipSync(json));
  const gzip = { ...JSON_TYPE, 'content-encoding': 'gzip' };
  const bodies: readonly RawBody[] = [
    { how: 'gzip that is none', headers: gzip, content: 'not gzip at all' },
    { how: 'gzip that is cut off', headers: gzip, content: squeezed.subarray(0, squeezed.length - 6) },
    { how: 'gzip with a wrong checksum', headers: gzip, content: disturbed(squeezed) },
    { how: 'gzip that is not announced', headers: JSON_TYPE, content: squeezed },
    { how: 'a gzip bomb', headers: gzip, content: new Uint8Array(gzipSync(Buffer.alloc(30 * 2 ** 20, ' '))) },
    { how: 'UTF-16', headers: JSON_TYPE, content: bytes(Buffer.from(json, 'utf16le')) },
    {
      how: 'bytes that are no UTF-8',
      headers: JSON_TYPE,
      content: Uint8Array.of(0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d),
    },
    { how: 'overlong UTF-8', headers: JSON_TYPE, content: Uint8Array.of(0x22, 0xc0, 0xaf, 0x22) },
    ...[
      'text/plain',
      'application/xml',
      'application/json; charset=iso-8859-1',
      'multipart/form-data',
      'application/jsonx',
      '*/*',
    ].map((type) => ({ how: `a body called ${type}`, headers: { 'content-type': type }, content: json })),
  ];
  return fc.constantFrom(...bodies);
}

function disturbed(content: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const copy = content.slice();
  copy[copy.length - 7] = (copy.at(-7) ?? 0) ^ 0xff;
  return copy;
}
