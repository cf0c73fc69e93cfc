// One activity as it was read, because a receipt must show what stood in the cell and not what we made of it.
import type { Cell } from '../../rows/index.ts';

export interface ActivityText {
  readonly site: string;
  readonly date: string;
  readonly fuel: string;
  /** A number only where JSON held one. */
  readonly quantity: Cell;
  readonly unit: string;
  readonly region: string;
  readonly heatContent: string;
  /** Which of the input's meters a wide file's cell belongs to. */
  readonly meter?: number;
}

export interface Place {
  /** 1-based record number. */
  readonly row: number;
  /** 1-based line of the file; absent for rows of a JSON body. */
  readonly line?: number;
}
