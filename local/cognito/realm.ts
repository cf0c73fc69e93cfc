// The room Cognito's operations work in: the shelves, the clock, the mail slot, and how things are found by their names.
import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { AwsFault } from '../wire/aws-fault.ts';
import { openShelf, type Shelf, transaction } from '../wire/shelf.ts';
import {
  type Challenge,
  type Client,
  challengeSchema,
  clientSchema,
  type Message,
  type Pool,
  poolSchema,
  type Session,
  sessionSchema,
  type User,
  userSchema,
} from './model.ts';

export interface Outside {
  now(): Date;
  baseUrl(): string;
  deliver(message: Message): void;
}

const aliasSchema = z.object({ username: z.string() });

export class Realm {
  readonly pools: Shelf<Pool>;
  readonly clients: Shelf<Client>;
  readonly sessions: Shelf<Session>;
  readonly challenges: Shelf<Challenge>;
  readonly outside: Outside;
  readonly #users: Shelf<User>;
  readonly #aliases: Shelf<z.output<typeof aliasSchema>>;
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync, outside: Outside) {
    this.#database = database;
    this.outside = outside;
    this.pools = openShelf(database, 'pools', poolSchema);
    this.clients = openShelf(database, 'clients', clientSchema);
    this.sessions = openShelf(database, 'sessions', sessionSchema);
    this.challenges = openShelf(database, 'challenges', challengeSchema);
    this.#users = openShelf(database, 'users', userSchema);
    this.#aliases = openShelf(database, 'aliases', aliasSchema);
  }

  transaction<T>(work: () => T): T {
    return transaction(this.#database, work);
  }

  issuer(poolId: string): string {
    return `${this.outside.baseUrl().replace(/\/$/, '')}/${poolId}`;
  }

  pool(id: string): Pool {
    const pool = this.pools.get(id);
    if (pool) return pool;
    throw new AwsFault('ResourceNotFoundException', `User pool ${id} does not exist.`);
  }

  client(id: string): Client {
    const client = this.clients.get(id);
    if (client) return client;
    throw new AwsFault('ResourceNotFoundException', `User pool client ${id} does not exist.`);
  }

  /** By user name, by `sub`, or by email where the pool lets people sign in by it. */
  findUser(pool: Pool, name: string): User | undefined {
    const folded = fold(pool, name);
    const byEmail = pool.emailIsAlias || pool.emailIsUsername;
    const alias =
      this.#aliases.get(`${pool.id}/sub:${name}`) ??
      (byEmail ? this.#aliases.get(`${pool.id}/email:${folded}`) : undefined);
    return this.#users.get(`${pool.id}/${alias ? fold(pool, alias.username) : folded}`);
  }

  user(pool: Pool, name: string): User {
    const user = this.findUser(pool, name);
    if (user) return user;
    throw new AwsFault('UserNotFoundException', 'User does not exist.');
  }

  users(pool: Pool): User[] {
    return this.#users.list(`${pool.id}/`);
  }

  /** Within a transaction: the user and the other names it can be found by. */
  keepUser(pool: Pool, user: User): void {
    const key = `${pool.id}/${fold(pool, user.username)}`;
    const before = this.#users.get(key)?.attributes['email'];
    const email = user.attributes['email'];
    if (before !== undefined) this.#aliases.delete(`${pool.id}/email:${fold(pool, before)}`);
    if (email !== undefined) this.#aliases.put(`${pool.id}/email:${fold(pool, email)}`, { username: user.username });
    this.#aliases.put(`${pool.id}/sub:${user.sub}`, { username: user.username });
    this.#users.put(key, user);
  }

  forgetUser(pool: Pool, user: User): void {
    const email = user.attributes['email'];
    if (email !== undefined) this.#aliases.delete(`${pool.id}/email:${fold(pool, email)}`);
    this.#aliases.delete(`${pool.id}/sub:${user.sub}`);
    this.#users.delete(`${pool.id}/${fold(pool, user.username)}`);
  }

  sessionsOf(user: User): Session[] {
    return this.sessions.list(`${user.poolId}/`).filter((session) => session.username === user.username);
  }

  keepSession(session: Session): void {
    this.sessions.put(`${session.poolId}/${session.originJti}`, session);
  }
}

export function secretHash(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

function fold(pool: Pool, name: string): string {
  return pool.caseSensitive ? name : name.toLowerCase();
}
