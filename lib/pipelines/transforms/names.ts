// Which domain transforms there are.
export const TRANSFORMS = ['cbam-shipment', 'csrd-metrics', 'energy-consumption', 'emissions', 'erp-unified'] as const;
export type TransformName = (typeof TRANSFORMS)[number];
