// What is kept of the calls each operation makes: what its example costs, and beside it what it costs where a container keeps something already.
import * as z from 'zod';

export const Promised = z.record(z.string(), z.array(z.string()).min(1));
