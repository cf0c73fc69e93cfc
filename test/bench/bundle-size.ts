// What a cold start has to load: the bytes of each API function, SDK and tracer included.
import { API_BUDGET } from '../../infra/bundling/size-report.ts';
import type { Bench } from './bench.ts';
import { median } from './figure.ts';

export const bundleSize: Bench = {
  name: 'bundle-size',
  async measure({ bundles }) {
    const { sizes } = await bundles();
    const api = sizes.filter(({ kind }) => kind === 'endpoint').sort((a, b) => b.totalBytes - a.totalBytes);
    const kb = (bytes: number): number => bytes / 1024;
    const over = api.filter(({ totalBytes }) => totalBytes > API_BUDGET.warnBytes).map(({ id }) => id);
    return [
      {
        name: 'bundle of an API function, largest',
        value: kb(api[0]?.totalBytes ?? 0),
        unit: 'KB',
        goal: { atMost: kb(API_BUDGET.warnBytes) },
        note: `${api[0]?.id} of ${api.length}${over.length > 0 ? `; over: ${over.join(', ')}` : ''}; CI fails at 800 KB`,
      },
      {
        name: 'bundle of an API function, median',
        value: median(api.map(({ totalBytes }) => kb(totalBytes))),
        unit: 'KB',
      },
      {
        name: 'our own code in it, largest',
        value: kb(Math.max(...api.map(({ ownCodeBytes }) => ownCodeBytes))),
        unit: 'KB',
        goal: { atMost: kb(API_BUDGET.ownCodeBytes) },
      },
    ];
  },
};
