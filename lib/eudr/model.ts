// The words of the deforestation regulation (EU) 2023/1115, as types that every room here shares.
export const COMMODITIES = ['cattle', 'cocoa', 'coffee', 'oil palm', 'rubber', 'soya', 'wood'] as const;
export type Commodity = (typeof COMMODITIES)[number];

export const RISK_CLASSES = ['low', 'standard', 'high'] as const;
export type RiskClass = (typeof RISK_CLASSES)[number];

export const OPERATOR_SIZES = ['large', 'medium', 'small', 'micro'] as const;
export type OperatorSize = (typeof OPERATOR_SIZES)[number];

export const ACTIVITIES = ['IMPORT', 'EXPORT', 'DOMESTIC'] as const;
export type Activity = (typeof ACTIVITIES)[number];

/** Something that stands between a file of data and a statement that can be filed. */
export interface Obstacle {
  /** Stable and machine-readable. */
  readonly code: string;
  /** JSON Pointer into what was given. */
  readonly field: string;
  readonly message: string;
  readonly remedy: string;
  /** Article, or the error by which the information system would answer. */
  readonly source: string;
}
