// What an archive may be at most, so that looking into it, and one day unpacking it, ends in bounded time and space.

export const LIMITS = {
  /** Everything it unpacks to, in archives within it too. */
  expandedBytes: 2 * 1024 ** 3,
  /** How many times larger it may become. */
  ratio: 100,
  /** Below this much, nobody minds the ratio: a tar of one small file is mostly zeros. */
  ratioFromBytes: 1024 ** 2,
  entries: 100_000,
  /** An archive in an archive in the artifact is two deep. */
  depth: 2,
  pathBytes: 1024,
  /** What stands beside an entry in a tar: long names and attributes. */
  attributeBytes: 64 * 1024,
  manifestBytes: 256 * 1024,
} as const;
