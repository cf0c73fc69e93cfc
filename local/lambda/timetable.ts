// Work to be done at a time, all of which can be called off and waited for when the stack stops.
export interface Timetable {
  at(due: number, work: () => Promise<void>): void;
  readonly closed: boolean;
  close(): Promise<void>;
}

export function createTimetable(): Timetable {
  const timers = new Set<NodeJS.Timeout>();
  const running = new Set<Promise<void>>();
  let closed = false;
  return {
    at(due, work) {
      if (closed) return;
      const begin = () => {
        timers.delete(timer);
        const turn = work().finally(() => running.delete(turn));
        running.add(turn);
      };
      const timer = setTimeout(begin, Math.max(0, due - Date.now()));
      timers.add(timer);
    },
    get closed() {
      return closed;
    },
    async close() {
      closed = true;
      for (const timer of timers) clearTimeout(timer);
      await Promise.allSettled(running);
    },
  };
}
