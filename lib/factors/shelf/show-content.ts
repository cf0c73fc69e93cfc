// Hands out the content of a set, to the byte its checksum is of: who verifies a receipt offline brings it along.
import { FactorSetNotFound } from '../archive/faults.ts';
import { archive, editionText } from '../archive/open-archive.ts';
import { nearest } from '../names.ts';
import type { SetContentView } from './contract.ts';
import { type ShelfReading, shelfOf } from './read-shelf.ts';
import { setKey } from './records.ts';

/** A link dies with the session that signed it. */
const LINK_SECONDS = 15 * 60;

/** Throws FactorSetNotFound. */
export async function showSetContent(ctx: ShelfReading, setId: string): Promise<SetContentView> {
  const carried = archive().editions.find(({ id }) => id === setId);
  if (carried) {
    const { version, sha256 } = carried;
    return { setId, version, sha256, content: await editionText(carried) };
  }
  const { published } = await shelfOf(ctx);
  const later = published.find(({ id }) => id === setId);
  if (!later) {
    const ids = [...archive().editions, ...published].map(({ id }) => id);
    throw FactorSetNotFound({ id: setId, field: '/path/setId', near: nearest(setId, ids) });
  }
  const { version, sha256 } = later;
  const download = { key: setKey(sha256), fileName: `${setId}.json`, expiresSeconds: LINK_SECONDS };
  return { setId, version, sha256, url: await ctx.objects.presignDownload(download) };
}
