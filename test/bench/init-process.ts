// Imports one bundle in a process that has loaded nothing else, and says how long it took.
const { file } = JSON.parse(process.argv[2] ?? '{}');
const began = performance.now();
await import(file);
process.send?.(performance.now() - began);
