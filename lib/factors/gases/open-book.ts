// The gases of this release: a small table, so it travels with the code.
import file from '../data/reference/gwp100-gases.json' with { type: 'json' };
import { type GasBook, gasBook } from './book.ts';

let opened: GasBook | undefined;
export function gases(): GasBook {
  opened ??= gasBook(file);
  return opened;
}
