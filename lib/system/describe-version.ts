// Which build answers.
import packageFile from '../../package.json' with { type: 'json' };
import { setting } from '../platform/settings.ts';
import type { VersionView } from './contract.ts';

export function describeVersion(): VersionView {
  const { name, version } = packageFile;
  return { name, version, stage: setting('STAGE'), apiVersions: ['v1'] };
}
