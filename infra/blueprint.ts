// What every stack is drawn from: the stage, the names, the declarations and where their bundles lie.
import type { Catalogue } from '../lib/kernel/catalogue.ts';
import type { Names } from './names.ts';
import type { StageConfig } from './stages.ts';

export interface Blueprint {
  readonly stage: StageConfig;
  readonly names: Names;
  readonly catalogue: Catalogue;
  /** The directory that holds `<function id>/index.mjs`. */
  readonly bundles: string;
}
