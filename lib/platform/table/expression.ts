// Turns conditions and changes into DynamoDB's expression language, with every name and value aliased.
import type { Item } from './record.ts';
import { storable } from './storable.ts';
import type { Patch, When } from './write.ts';

export interface Expression {
  readonly ConditionExpression?: string;
  readonly UpdateExpression?: string;
  readonly ExpressionAttributeNames?: Record<string, string>;
  readonly ExpressionAttributeValues?: Record<string, unknown>;
}

class Aliases {
  readonly names: Record<string, string> = {};
  readonly values: Record<string, unknown> = {};
  private valueCount = 0;

  name(attribute: string): string {
    // An alias is made of word characters; an attribute may be called anything.
    const alias = `#${attribute.replace(/\W/g, (other) => `_${other.codePointAt(0)}_`)}`;
    this.names[alias] = attribute;
    return alias;
  }

  value(value: unknown): string {
    const alias = `:v${this.valueCount++}`;
    this.values[alias] = value;
    return alias;
  }

  into(expression: Item): Expression {
    return {
      ...expression,
      ...(Object.keys(this.names).length > 0 && { ExpressionAttributeNames: this.names }),
      ...(Object.keys(this.values).length > 0 && { ExpressionAttributeValues: this.values }),
    };
  }
}

function condition(when: When, aliases: Aliases): string {
  if ('absent' in when) return `attribute_not_exists(${aliases.name('PK')})`;
  if ('absentAt' in when) {
    const expired = `${aliases.name('expiresAt')} <= ${aliases.value(when.absentAt)}`;
    return `(attribute_not_exists(${aliases.name('PK')}) OR ${expired})`;
  }
  if ('below' in when) {
    const each = Object.entries(when.below).map(([field, limit]) => {
      const name = aliases.name(field);
      return `(attribute_not_exists(${name}) OR ${name} < ${aliases.value(limit)})`;
    });
    return each.join(' AND ');
  }
  const clauses = [`attribute_exists(${aliases.name('PK')})`];
  if ('is' in when) {
    for (const [field, allowed] of Object.entries(when.is)) {
      if (allowed === undefined) clauses.push(`attribute_not_exists(${aliases.name(field)})`);
      else {
        const values = [allowed].flat().map((value) => aliases.value(value));
        clauses.push(`${aliases.name(field)} IN (${values.join(', ')})`);
      }
    }
  }
  return clauses.join(' AND ');
}

export function conditionOf(when: When | undefined): Expression {
  if (!when) return {};
  const aliases = new Aliases();
  return aliases.into({ ConditionExpression: condition(when, aliases) });
}

export function updateOf(patch: Patch, entity: string): Expression {
  const aliases = new Aliases();
  const sets = Object.entries({ ...patch.set, entity }).filter(([, value]) => value !== undefined);
  const clauses = [
    `SET ${sets.map(([field, v]) => `${aliases.name(field)} = ${aliases.value(storable(v))}`).join(', ')}`,
  ];
  const adds = Object.entries(patch.add).map(([field, amount]) => `${aliases.name(field)} ${aliases.value(amount)}`);
  if (adds.length > 0) clauses.push(`ADD ${adds.join(', ')}`);
  if (patch.unset.length > 0) clauses.push(`REMOVE ${patch.unset.map((field) => aliases.name(field)).join(', ')}`);
  const guard = patch.when ? { ConditionExpression: condition(patch.when, aliases) } : {};
  return aliases.into({ UpdateExpression: clauses.join(' '), ...guard });
}
