// What checks may look things up in; whoever opens the engine hands it over, so that the engine itself opens nothing.
import type * as z from 'zod';
import type { JsonObject } from '../../shared/json.ts';

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
  /** What keeps plots from being filed, each by itself and all beside each other. */
  plots(plots: readonly PlotAsked[], asked: PlotsAsked): readonly PlotWrong[];
}

export interface PlotAsked {
  readonly geometry: JsonObject;
  /** Stated hectares. */
  readonly areaHa?: string;
}

export interface PlotsAsked {
  readonly commodity: string;
  readonly country: string;
}

/** What would stand there instead, for whoever owns the record to take or leave: nothing is mended unasked. */
export interface Mending {
  readonly action: string;
  readonly message: string;
  /** A GeoJSON geometry. */
  readonly value: Record<string, z.core.util.JSONType>;
}

export interface PlotWrong extends Wrong {
  /** Which of the plots, and a pointer from its geometry on. */
  readonly index: number;
  readonly pointer: string;
  /** What stands there, where one value is to blame. */
  readonly value?: string;
  readonly severity: 'error' | 'warning';
  /** Of the whole geometry. */
  readonly mending?: Mending;
}
