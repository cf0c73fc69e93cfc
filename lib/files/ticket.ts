// How long anyone holding a ticket may use it without signing in.
import type { Clock } from '../platform/clock.ts';

export const TICKET_SECONDS = 15 * 60;

export const expiry = (clock: Clock): string => new Date(clock.now().getTime() + TICKET_SECONDS * 1000).toISOString();
