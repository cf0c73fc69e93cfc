// Ends things in order within a bound: one part that hangs must not keep the others, or the terminal, waiting.
export interface Ending {
  readonly name: string;
  close(): Promise<void>;
}

const PATIENCE_MS = 3_000;

/** Groups end one after another, the members of a group side by side; answers the names of what did not end in time. */
export async function endInOrder(
  groups: readonly (readonly Ending[])[],
  patienceMs = PATIENCE_MS,
): Promise<readonly string[]> {
  const until = Date.now() + patienceMs;
  const late: string[] = [];
  for (const group of groups) {
    const patience = Math.max(100, (until - Date.now()) / 2);
    await Promise.all(
      group.map(async ({ name, close }) => {
        if (!(await endsWithin(close, patience))) late.push(name);
      }),
    );
  }
  return late;
}

async function endsWithin(close: () => Promise<void>, patienceMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const impatience = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), patienceMs);
  });
  const ended = close().then(
    () => true,
    () => false,
  );
  try {
    return await Promise.race([ended, impatience]);
  } finally {
    clearTimeout(timer);
  }
}
