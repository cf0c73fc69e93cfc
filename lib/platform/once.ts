// Makes a thing once per container, at its first use: clients cost start-up time only in functions that call them.

export function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
