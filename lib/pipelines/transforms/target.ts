// What a target schema is: fields with their type, their meaning and the spellings under which sources carry them.

interface Common {
  readonly name: string;
  readonly required: boolean;
  readonly meaning: string;
  /** Spellings in a source, without case, blanks and punctuation; the field's own name counts too. */
  readonly aliases: readonly string[];
}

export type TargetField =
  | (Common & { readonly type: 'text' | 'company' | 'country' | 'date' | 'number' | 'currency' })
  /** Letters and digits of one shape, blanks and dots left out. */
  | (Common & { readonly type: 'code'; readonly shape: RegExp; readonly example: string })
  | (Common & { readonly type: 'choice'; readonly choices: Readonly<Record<string, readonly string[]>> })
  /** A figure in the unit `to`: its unit stands in a field of its own, or follows from the spelling of the figure's. */
  | (Common & {
      readonly type: 'quantity';
      readonly to: string;
      readonly unitAliases: readonly string[];
      readonly inUnit: Readonly<Record<string, string>>;
    });

export interface Target {
  readonly meaning: string;
  readonly fields: readonly TargetField[];
}

type More<T extends TargetField['type']> = Omit<
  Extract<TargetField, { type: T }>,
  'name' | 'required' | 'meaning' | 'aliases' | 'type'
>;

const words = (text: string): string[] => text.split(' ').filter((word) => word !== '');

/** A trailing `!` in the name makes the field required; aliases are one text, split at blanks. */
function named(name: string, meaning: string, aliases: string): Common {
  return { name: name.replace('!', ''), required: name.endsWith('!'), meaning, aliases: words(aliases) };
}

export const plain = (
  type: 'text' | 'company' | 'country' | 'date' | 'number' | 'currency',
  name: string,
  meaning: string,
  aliases = '',
): TargetField => ({
  ...named(name, meaning, aliases),
  type,
});
export const code = (name: string, about: { meaning: string; aliases: string } & More<'code'>): TargetField => ({
  ...named(name, about.meaning, about.aliases),
  type: 'code',
  shape: about.shape,
  example: about.example,
});
export const choice = (name: string, about: { meaning: string; aliases: string } & More<'choice'>): TargetField => ({
  ...named(name, about.meaning, about.aliases),
  type: 'choice',
  choices: about.choices,
});
export const quantity = (
  name: string,
  about: { meaning: string; aliases: string; units: string; to: string; inUnit: Readonly<Record<string, string>> },
): TargetField => ({
  ...named(name, about.meaning, about.aliases),
  type: 'quantity',
  to: about.to,
  unitAliases: words(about.units),
  inUnit: about.inUnit,
});
