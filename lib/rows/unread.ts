// Records that stand in a file but cannot be read as cells: each is refused by its line, none is lost or taken for something else.
import type { Refusal } from './refusal.ts';

export const UNREAD_CODES = ['stray_quote', 'swallowed_rows', 'not_utf8'] as const;
export type UnreadCode = (typeof UNREAD_CODES)[number];

export interface Unread {
  readonly unread: UnreadCode;
}

/** A JSON number has no style of writing, so it stays one; everything else is text. */
export type Cell = string | number;
export type FileRecord = readonly Cell[] | Unread;

export const isUnread = (record: FileRecord): record is Unread => 'unread' in record;

const WHY: Readonly<Record<UnreadCode, Pick<Refusal, 'reason' | 'remedy'>>> = {
  stray_quote: {
    reason: 'A quote stands inside a cell that is not quoted.',
    remedy: 'Put the whole cell in quotes and double the quotes inside it, or leave them out.',
  },
  swallowed_rows: {
    reason: 'A quoted cell holds whole rows: its opening quote is most likely a stray one.',
    remedy: 'Close the quote where the cell ends, or double it when it belongs to the text.',
  },
  not_utf8: {
    reason: 'The record holds bytes that are not UTF-8, or the sign U+FFFD that stands for such.',
    remedy: 'Save the file as "CSV UTF-8": in any other encoding different names can become one.',
  },
};

/** The refusal of a record follows from its code alone, so a receipt can repeat it. */
export const unreadRefusal = (code: UnreadCode): Refusal => ({ column: '', value: '', code, ...WHY[code] });
