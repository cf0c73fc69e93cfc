// A catalogue to read from: agents as they lie in the table.
export const idOf = (rank: number): string => `agent-${rank}`;

export const agentOf = (rank: number) => ({
  ...{
    id: idOf(rank),
    name: `Agent ${rank}`,
    description: 'Fuels of the whole fleet. '.repeat(8),
    category: 'emissions',
  },
  ...{ tags: ['fleet', 'scope-1'], state: 'DRAFT' as const, versions: [], version: 1, listed: 'live' as const },
  ...{ createdAt: '2026-01-01T00:00:00.000Z', createdBy: 'bench', updatedAt: '2026-01-01T00:00:00.000Z' },
});
