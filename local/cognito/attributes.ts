// User attributes on the wire (lists of Name and Value) and in the pool (a record), held to the pool's schema.
import * as z from 'zod';
import { AwsFault } from '../wire/aws-fault.ts';
import type { Pool, User } from './model.ts';

export const attributeList = z.array(z.strictObject({ Name: z.string(), Value: z.string().default('') })).default([]);

const standard = new Set([
  ...['address', 'birthdate', 'email', 'email_verified', 'family_name', 'gender', 'given_name', 'locale'],
  ...['middle_name', 'name', 'nickname', 'phone_number', 'phone_number_verified', 'picture', 'preferred_username'],
  ...['profile', 'updated_at', 'website', 'zoneinfo'],
]);

export function readAttributes(pool: Pool, list: z.output<typeof attributeList>): Record<string, string> {
  for (const { Name, Value } of list) {
    if (!standard.has(Name) && !pool.customAttributes.includes(Name)) {
      throw invalid(`Attributes did not conform to the schema: ${Name}: Attribute does not exist in schema.`);
    }
    if (Name === 'email' && !/^[^\s@]+@[^\s@]+$/.test(Value)) throw invalid('Invalid email address format.');
  }
  return Object.fromEntries(list.map(({ Name, Value }) => [Name, Value]));
}

export function writeAttributes(user: User): { Name: string; Value: string }[] {
  const attributes = { ...user.attributes, sub: user.sub };
  return Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }));
}

export function invalid(message: string): AwsFault {
  return new AwsFault('InvalidParameterException', message);
}
