// What a filter of a list is: comparisons of fields, joined by and, or, not.

export const OPERATORS = ['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'contains', 'in'] as const;
export type Operator = (typeof OPERATORS)[number];

export type Literal = string | number | boolean | null;

export type Filter =
  | { readonly kind: 'all' | 'any'; readonly of: readonly Filter[] }
  | { readonly kind: 'not'; readonly of: Filter }
  | {
      readonly kind: 'compare';
      readonly field: string;
      readonly operator: Operator;
      readonly values: readonly Literal[];
    };

/**
 * How a field's values are compared. Times and days go by code unit, which is their order; of other texts no order is offered, since that
 * of versions, of figures and of people's names is not the order of their letters.
 */
export type FieldType = 'text' | 'day' | 'time' | 'number' | 'boolean';

/** What can be asked of a field of this type. */
export function operatorsOf(type: FieldType): readonly Operator[] {
  if (type === 'text') return ['eq', 'ne', 'contains', 'in'];
  return type === 'boolean' ? ['eq', 'ne', 'in'] : ['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'in'];
}

export interface Field {
  readonly type: FieldType;
  /** The only values it takes, where the contract names them. */
  readonly choices?: readonly string[];
  /** It holds a list, and is what one of its elements is: `tags eq 'fleet'`. */
  readonly many?: true;
}
export type Fields = ReadonlyMap<string, Field>;

/** Enough for any question a person asks; more is somebody trying what happens. */
export const FILTER_LIMITS = { characters: 2000, comparisons: 50, depth: 10, choices: 100 } as const;
