// How long after an agent was created it is found, through the whole embedded stack: commit, stream, bus, queue, consumer, search.
import type { House } from './house.ts';

const AGENTS = 6;
const ASK_EVERY_MS = 100;
const GIVE_UP_MS = 60_000;

/** Milliseconds from the answer to the creation until the first search that finds it, of each. */
export async function freshness(house: House): Promise<number[]> {
  const ask = asking(house);
  await found(ask, 'warm-up');
  const passed: number[] = [];
  for (let at = 0; at < AGENTS; at++) {
    const id = `fresh-${Date.now()}-${at}`;
    await ask('/v1/agents', { id, name: id, category: 'emissions' });
    const created = performance.now();
    while (!(await found(ask, id))) {
      if (performance.now() - created > GIVE_UP_MS) throw new Error(`${id} was never found.`);
      await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
    }
    passed.push(performance.now() - created);
  }
  return passed;
}

type Ask = ReturnType<typeof asking>;

const found = async (ask: Ask, id: string): Promise<boolean> =>
  (await ask('/v1/agents/search', { filter: `id eq '${id}'`, limit: 1 })).includes(`"${id}"`);

const asking =
  ({ apiUrl, token }: House) =>
  async (path: string, body: object): Promise<string> => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const answer = await fetch(`${apiUrl}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
    return text;
  };
