// Where a run's plots come from: GeoJSON of the body, or an uploaded file of GeoJSON or CSV; held whole, because plots are compared.
import { createHash } from 'node:crypto';
import { GeoJsonRefused, type PlotDocument, readGeoJson, refuseTooLong } from '../../geometry/index.ts';
import { defineFault, Fault, isFault } from '../../shared/fault.ts';
import type { EudrInput } from './input.ts';
import { geoJsonOfCsv } from './plots-of-csv.ts';

export const PlotsGivenTwice = defineFault<void>({
  reason: 'plots_given_twice',
  kind: 'unprocessable',
  cause: 'The input holds plots and names a file with plots.',
  remedy: 'Give either `plots` or `activityFile`, or neither where all goods rest on earlier statements.',
  say: () => ({ field: '/plots', message: 'Give either "plots" or "activityFile".' }),
});

export interface OpenedPlots {
  readonly document: PlotDocument;
  readonly inputFile?: { readonly sha256: string; readonly bytes: number };
}

const NONE: PlotDocument = { plots: [], verbatim: true, findings: [] };

/** Throws PlotsGivenTwice, GeoJsonRefused, ActivityFileRefused. */
export async function openPlots(
  { plots, activityFile }: EudrInput,
  file?: AsyncIterable<Uint8Array>,
): Promise<OpenedPlots> {
  if (plots !== undefined && activityFile !== undefined) throw PlotsGivenTwice();
  if (plots !== undefined)
    return placed('/plots', typeof plots !== 'string', async () => ({ document: readGeoJson(plots) }));
  if (file === undefined) return { document: NONE };
  return placed('/activityFile', false, () => openFile(file));
}

/** What a document is refused for, named from the request on; into a text or a file no pointer leads. */
async function placed(field: string, leadsIn: boolean, open: () => Promise<OpenedPlots>): Promise<OpenedPlots> {
  try {
    return await open();
  } catch (error) {
    if (!isFault(error, GeoJsonRefused)) throw error;
    const inside = (problem: { readonly field?: string }) => (leadsIn ? (problem.field ?? '') : '');
    throw new Fault(
      error.type,
      error.problems.map((problem) => ({ ...problem, field: `${field}${inside(problem)}` })),
    );
  }
}

async function openFile(file: AsyncIterable<Uint8Array>): Promise<OpenedPlots> {
  const bytes = await readBounded(file);
  const inputFile = { sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.byteLength };
  const isJson = /^\uFEFF?\s*[{[]/.test(bytes.subarray(0, 1_000).toString('utf8'));
  const text = isJson ? textOf(bytes) : await geoJsonOfCsv(bytes);
  return { document: readGeoJson(text), inputFile };
}

/** Stops as soon as there is more than could be filed. */
async function readBounded(file: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of file) {
    length += chunk.byteLength;
    refuseTooLong(length);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function textOf(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  if (!text.includes('\uFFFD')) return text;
  throw GeoJsonRefused({ message: 'The file is not UTF-8.', remedy: 'Save it in UTF-8 (RFC 8259 section 8.1).' });
}
