// A tabular agent's documents of rows: its receipt entries are the computed rows.
import { RowLists } from '../row-lists.ts';
import type { Listening } from './ledger.ts';

export class Lists extends RowLists implements Listening {
  computed(entry: string): void {
    this.add(`${entry}\n`);
  }
}
