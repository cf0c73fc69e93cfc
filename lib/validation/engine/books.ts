// What checks may look things up in; whoever opens the engine hands it over, so that the engine itself opens nothing.
import type { JsonValue } from '../../shared/json.ts';

export interface Words {
  readonly source: string;
  /** Spellings that count, each with the word it stands for. */
  readonly of: ReadonlyMap<string, string>;
  readonly values: readonly string[];
}

export interface Wrong {
  readonly reason: string;
  readonly remedy: string;
}

export interface FactorAsked {
  readonly material: string;
  readonly unit: string;
  readonly region: string;
  readonly date: string;
}

export interface Books {
  vocabulary(id: string): Words;
  /** What is wrong with a code as a good of Annex I to Regulation (EU) 2023/956. */
  cbamGood(code: string): Wrong | undefined;
  /** Why no published factor answers. */
  factor(asked: FactorAsked): Wrong | undefined;
  /** What is wrong with the geometry of a plot, each with a pointer from the geometry on. */
  plot(geometry: JsonValue, asked: PlotAsked): readonly (Wrong & { readonly pointer: string })[];
}

export interface PlotAsked {
  readonly commodity: string;
  readonly areaHa: string | undefined;
}
