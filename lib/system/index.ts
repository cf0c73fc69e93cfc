// The door of system: what the platform says of itself.
export { checkHealth, checkReady } from './check-health.ts';
export { HealthView, LiveView, ReadyView, VersionView } from './contract.ts';
export { describeVersion } from './describe-version.ts';
export { docsAsset, docsPage } from './docs-page.ts';
export { DocsAssetNotFound, NotReady } from './faults.ts';
export { openApiDocument } from './openapi-document.ts';
export { receiptTrustFile } from './receipt-keys.ts';
