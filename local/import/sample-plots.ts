// The illustrative plots that the product ships: the geometry of published samples, digit by digit, and attributes in our own words.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readGeoJson, writeGeometry } from '../../lib/geometry/index.ts';

const target = fileURLToPath(new URL('../demo/data/', import.meta.url));
const NOTE = 'ILLUSTRATIVE: a sample area, no plot of land of anybody';

const PLOTS = [
  { name: 'cocoa-ghana', file: 'sample_plot_cocoa_ghana_ILLUSTRATIVE.geojson', country: 'GH' },
  { name: 'coffee-vietnam', file: 'sample_plot_coffee_se_asia_vietnam_ILLUSTRATIVE.geojson', country: 'VN' },
  { name: 'wood-estonia', file: 'sample_plot_estonia_testland1_ILLUSTRATIVE.geojson', country: 'EE' },
  { name: 'mixed-colombia', file: 'sample_plot_mixed_crop_latin_america_colombia_ILLUSTRATIVE.geojson', country: 'CO' },
] as const;

const collectionOf = (id: string, country: string, geometry: string): string =>
  `{"type":"FeatureCollection","features":[\n{"type":"Feature","id":"${id}","properties":{"ProducerCountry":"${country}","note":"${NOTE}"},"geometry":${geometry}}\n]}\n`;

const said = (because: string) => ({ answer: 'no_concern', because });

/** Logs from the Estonian sample: everything told, so that what keeps it from being filed is the plot alone, or nothing. */
const consignment = (plots: string) => ({
  date: '2027-02-01',
  activity: 'DOMESTIC',
  internalReference: 'LOGS-2027-001',
  operator: {
    ...{ name: 'Example Forest OÜ', country: 'EE', size: 'medium' },
    ...{ address: 'Metsa 1, 10111 Tallinn', email: 'dds@example.com' },
  },
  suppliers: [
    { id: 'forest', name: 'Example Forest', country: 'EE', address: 'Metsa 1, Tallinn', email: 'forest@example.com' },
  ],
  products: [
    {
      ...{ reference: 'logs', cnCode: '4403 21 00', description: 'Pine logs', netMassKg: '120000' },
      species: [{ scientificName: 'Pinus sylvestris', commonName: 'Scots pine' }],
      ...{ producedFrom: '2026-11-01', producedTo: '2026-12-15', suppliers: ['forest'] },
      producers: [{ name: 'Example Forest', country: 'EE', plots: ['wood-estonia'] }],
      deforestationFree: { basis: 'Regrowth under the felling permit; images of 2020 and 2026' },
      legality: { basis: 'Felling permit of the forest registry' },
    },
  ],
  criteria: {
    g: said('The area is far larger than one plot because it is a sample; geometry checked by hand.'),
    i: said('Felled and sold by the owner.'),
    j: said('One lot, marked in the forest.'),
    l: said('None found.'),
    m: said('None known.'),
  },
  measures: [
    {
      criterion: 'g',
      kind: 'information',
      description: 'Perimeter compared with the sample it comes from',
      outcome: 'resolved',
    },
  ],
  plots,
});

export function importSamplePlots(folder: string): number {
  for (const { name, file, country } of PLOTS) {
    const [plot] = readGeoJson(readFileSync(join(folder, 'samples', file), 'utf8')).plots;
    if (plot?.geometry === undefined) throw new Error(`${file} holds no plot.`);
    const text = collectionOf(name, country, writeGeometry(plot.geometry));
    writeFileSync(join(target, `plot-${name}-illustrative.geojson`), text);
    if (name !== 'wood-estonia') continue;
    const body = { mode: 'sync', input: consignment(text) };
    writeFileSync(join(target, 'eudr-logs.json'), `${JSON.stringify(body, null, 2)}\n`);
  }
  return PLOTS.length;
}
