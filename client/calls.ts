// How operations are called: what goes along with any of them, and what comes back.

/** What may go along with any call. */
export interface Options {
  /** Ends the call, its repetitions and its waiting. */
  readonly signal?: AbortSignal | undefined;
  /** Of one attempt; 30 unless told. */
  readonly timeoutSeconds?: number | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

export interface Answer<Data> {
  readonly data: Data;
  readonly status: number;
  /** Tell it to support. */
  readonly requestId: string;
  /** The state of what was answered, for `ifMatch` and `ifChanged`. */
  readonly etag: string | undefined;
  /** Where the created thing, or the status of the accepted work, is found. */
  readonly location: string | undefined;
  /** This is the answer given before to the same key. */
  readonly replayed: boolean;
  /** What the answer lacks because something behind it is down. */
  readonly warnings: readonly Warning[];
  readonly headers: Headers;
}

export interface Warning {
  readonly code: string;
  readonly message: string;
}

export interface Page<Item> extends Answer<readonly Item[]> {
  readonly page: PageMeta;
}

export interface PageMeta {
  readonly limit: number;
  /** How many there are in all, where that is known. */
  readonly total?: number;
  readonly offset?: number;
  /** Absent on the last page. */
  readonly nextCursor?: string;
  readonly nextUrl?: string;
}

/** A request without anything that must be said may be left out. */
type Given<Request, More = Options> = object extends Request ? [request?: Request & More] : [request: Request & More];

/** What is left of an answer when only some fields were asked for. */
export type Partly<Data> = Data extends readonly (infer Item)[]
  ? readonly Partly<Item>[]
  : Data extends object
    ? { readonly [Field in keyof Data]?: Partly<Data[Field]> | undefined }
    : Data;

interface Fields {
  /** Only these fields of `data`: `id,owner.name`. */
  readonly fields: string;
}

export type Write<Request, Data> = (...given: Given<Request>) => Promise<Answer<Data>>;

export interface Read<Request, Data> {
  (request: Request & Options & Fields): Promise<Answer<Partly<Data>>>;
  (...given: Given<Request>): Promise<Answer<Data>>;
  /** Undefined when nothing changed since the answer with this ETag. */
  ifChanged(etag: string, ...given: Given<Request>): Promise<Answer<Data> | undefined>;
}

export interface List<Request, Item> {
  (request: Request & Paging & Options & Fields): Promise<Page<Partly<Item>>>;
  (...given: Given<Request, Paging & Options>): Promise<Page<Item>>;
  /** Every item, page after page: `for await (const agent of api.agents.list.each())`. `limit` is what one page holds. */
  each(...given: Given<Request, Paging & Options>): AsyncGenerator<Item, void, undefined>;
  /** Undefined when nothing changed since the answer with this ETag. */
  ifChanged(etag: string, ...given: Given<Request, Paging & Options>): Promise<Page<Item> | undefined>;
}

export interface ServerEvent {
  readonly id?: string;
  readonly event: string;
  /** JSON as it came. */
  readonly data: unknown;
}

export type Stream<Request> = (...given: Given<Request>) => AsyncGenerator<ServerEvent, void, undefined>;

/** A document that is no envelope of ours: parsed where it is JSON, else its text. */
export type Text<Request> = (...given: Given<Request>) => Promise<Answer<unknown>>;

export interface Paging {
  /** How many items a page holds: 1 to 100, 20 unless told. */
  readonly limit?: number | undefined;
  /** `page.nextCursor` of the page before. */
  readonly cursor?: string | undefined;
  /** How many items to leave out first, at most 10,000; not together with a cursor. */
  readonly offset?: number | undefined;
  /** `(state eq 'DRAFT' or version gt 3) and name contains 'fuel'`. */
  readonly filter?: string | undefined;
}

export interface Sorted {
  /** Fields to sort by, `-` for falling order: `-createdAt,name`. */
  readonly sort?: string | undefined;
}

export interface Guarded {
  /** Refused with 412 when the resource has another ETag by now. */
  readonly ifMatch?: string | undefined;
}

export interface Keyed {
  /** The same key with the same body gets the same answer for 24 hours; the client draws one for each call unless told. */
  readonly idempotencyKey?: string | undefined;
}

/** A field to list by that can be matched: `state: 'DRAFT'`, `state: { in: ['DRAFT', 'RETIRED'] }`. */
export type Matched<Value> =
  | Value
  | {
      readonly eq?: Value;
      readonly ne?: Value;
      readonly in?: readonly Value[];
      readonly contains?: string;
    };

/** A field to list by that has an order: `createdAt: { gte: '2026-01-01', lt: '2026-02-01' }`. */
export type Compared<Value> =
  | Value
  | {
      readonly eq?: Value;
      readonly ne?: Value;
      readonly in?: readonly Value[];
      readonly gt?: Value;
      readonly gte?: Value;
      readonly lt?: Value;
      readonly lte?: Value;
    };
