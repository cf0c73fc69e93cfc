// Queues the app fills itself; consumers' queues follow from the consumers.

/** Runs, most urgent first; certified versions to look at again; impact reports to go on with; work on many things. */
export const QUEUES = ['runs-p0', 'runs-p1', 'runs-p2', 'runs-p3', 'reviews', 'impacts', 'jobs'] as const;
export type QueueName = (typeof QUEUES)[number];

/** The setting that says where a queue is: `QUEUE_URL_RUNS_P0`. */
export const queueSetting = (queue: QueueName): string => `QUEUE_URL_${queue.replaceAll('-', '_').toUpperCase()}`;

/** So often a message is handed out; what still fails then goes to the dead letters. */
export const MOST_DELIVERIES = 5;
