// The last look at a stack: every receipt it issued, whatever the tests did meanwhile, recomputes to the byte under its published root key.
import { Readable } from 'node:stream';
import { replays } from '../../lib/builtins/index.ts';
import { textInItem } from '../../lib/executions/keep.ts';
import { executionRecord, runDocumentsRecord } from '../../lib/executions/records.ts';
import { withDocuments } from '../../lib/executions/run-documents.ts';
import { objectKey } from '../../lib/platform/objects/key.ts';
import { firstDifference, TrustFile, type VerifyOptions, verifyReceipt } from '../../lib/receipts/index.ts';
import { createReadObject } from '../../local/stack/read-object.ts';
import { openClient } from './client.ts';
import { TENANTS } from './people.ts';
import type { Address } from './stack-process.ts';
import { itemsOf } from './table.ts';

interface Issued {
  readonly tenantId: string;
  readonly executionId: string;
  readonly chainHead: string | undefined;
  /** Absent where a result has none, which no result may. */
  readonly receipt?: AsyncIterable<Uint8Array>;
}

/** How many there were. Throws naming each that does not recompute. */
export async function recomputeReceipts(house: Address): Promise<number> {
  const trust = TrustFile.parse(JSON.parse((await openClient(house.apiUrl).send(KEYS)).text));
  const broken: string[] = [];
  let recomputed = 0;
  for await (const issued of issuedBy(house)) {
    const problem = await problemOf(issued, { replays, trust });
    if (problem === undefined) recomputed += 1;
    else broken.push(`${issued.executionId} of ${issued.tenantId}: ${problem}`);
  }
  if (broken.length === 0) return recomputed;
  throw new Error(`${broken.length} receipts do not recompute, ${recomputed} do:\n${broken.slice(0, 20).join('\n')}`);
}

const KEYS = 'GET /.well-known/receipt-keys.json';

async function problemOf({ receipt, ...told }: Issued, options: VerifyOptions): Promise<string | undefined> {
  if (receipt === undefined) return 'it succeeded without a receipt';
  const verification = await verifyReceipt(receipt, options);
  if (!verification.valid) {
    const { line, field, expected, found } = verification.problem;
    return `line ${line}, ${field}: ${found} instead of ${expected}`;
  }
  const { header, seal } = verification;
  const { executionId, tenantId } = header;
  const difference = firstDifference(told, { executionId, tenantId, chainHead: seal.chain.head }, 'receipt');
  return difference && `${difference.field} is ${difference.found}, of the execution ${difference.expected}`;
}

function objectOf(house: Address, tenantId: string, key: string) {
  const bucket = house.resources.find(
    ({ type, logicalId }) => type === 'AWS::S3::Bucket' && logicalId.startsWith('Objects'),
  );
  const read = createReadObject(() => house.edgeUrl, 'eu-central-1');
  return read(bucket?.ref ?? '', objectKey({ plane: 'tenant', tenantId }, key));
}

async function* issuedBy(house: Address): AsyncGenerator<Issued> {
  for (const tenantId of TENANTS) {
    const items = await itemsOf(house, tenantId);
    const beside = new Map(
      items
        .filter(({ entity }) => entity === runDocumentsRecord.entity)
        .map((item) => [item['id'], runDocumentsRecord.schema.parse(item)]),
    );
    for (const item of items) {
      if (item['entity'] !== executionRecord.entity) continue;
      const execution = executionRecord.schema.parse(item);
      const { id: executionId, state, receipt, chainHead } = withDocuments(execution, beside.get(execution.id));
      const issued = { tenantId, executionId, chainHead };
      if (receipt === undefined && state === 'SUCCEEDED') yield issued;
      if (receipt === undefined) continue;
      const inItem = Readable.from([Buffer.from(textInItem(receipt) ?? '')]);
      yield { ...issued, receipt: 'key' in receipt ? await objectOf(house, tenantId, receipt.key) : inItem };
    }
  }
}
