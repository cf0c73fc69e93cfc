// What is kept of the calls each operation makes: the most that its example costs.
import * as z from 'zod';

export const Promised = z.record(z.string(), z.string());
