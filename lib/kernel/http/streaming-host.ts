// Whether the host can stream an answer; tracing libraries leave an empty `awslambda` behind where it cannot.

export function hostStreams(): boolean {
  const host: unknown = Reflect.get(globalThis, 'awslambda');
  return typeof host === 'object' && host !== null && typeof Reflect.get(host, 'streamifyResponse') === 'function';
}
