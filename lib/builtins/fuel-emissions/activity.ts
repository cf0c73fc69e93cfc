// One activity as it was read: text only, because a receipt must show what stood in the cell and not what we made of it.
export interface ActivityText {
  readonly site: string;
  readonly date: string;
  readonly fuel: string;
  readonly quantity: string;
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
