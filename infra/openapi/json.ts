// What every part of the document is made of: an object of JSON, shared by the pages that write it.
export type Json = Record<string, unknown>;
