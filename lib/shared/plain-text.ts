// Words that people write and others will read: which characters may stand in them, in whatever script.
import * as z from 'zod';

/**
 * What no name holds: control characters, halves of characters, marks that turn the direction of what follows, and
 * characters nobody sees. Joiners (U+200C, U+200D) stay: Persian, Hindi and emoji are written with them.
 */
const UNSEEN =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/u;
const LINE_BREAKS = /\r\n?|\n|\t/g;

const codeOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** The first character that may not stand there, as `U+202E`. */
export const unseenIn = (text: string): string | undefined => {
  const found = UNSEEN.exec(text);
  return found ? codeOf(found[0]) : undefined;
};

const refuse = (found: string) =>
  `The character ${found} cannot be seen or turns the direction of the text; write without it.`;

/** One line: a name, a tag. Composed (NFC), so that what looks equal is equal. */
export const plainLine = (max: number) =>
  z
    .string()
    .normalize()
    .trim()
    .min(1, 'This may not be empty.')
    .max(max, `At most ${max} characters.`)
    .superRefine((text, issue) => {
      const found = unseenIn(text);
      if (found !== undefined) issue.addIssue({ code: 'custom', message: refuse(found) });
    });

/** Several lines, or none: a description, a reason. */
export const plainText = (max: number) =>
  z
    .string()
    .normalize()
    .trim()
    .max(max, `At most ${max} characters.`)
    .superRefine((text, issue) => {
      const found = unseenIn(text.replace(LINE_BREAKS, ' '));
      if (found !== undefined) issue.addIssue({ code: 'custom', message: refuse(found) });
    });
