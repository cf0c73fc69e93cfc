// Inputs that run as they stand: what the manifest shows and the tests hold.
import type { JsonObject } from '../../shared/json.ts';
import type { BuiltinManifest } from '../contract.ts';

const said = (because: string) => ({ answer: 'no_concern', because });

/** Cocoa from Ghana, a country of low risk, with nothing missing but its plots. */
export const COCOA: JsonObject = {
  date: '2027-01-15',
  activity: 'IMPORT',
  internalReference: 'PO-2027-001',
  countryOfActivity: 'NL',
  countryOfEntry: 'NL',
  operator: {
    name: 'Example Cocoa BV',
    country: 'NL',
    size: 'large',
    eori: 'NL123456789',
    address: 'Kade 1, 1011 AA Amsterdam',
    email: 'dds@example.com',
  },
  suppliers: [{ id: 'coop', name: 'Example Cooperative', country: 'GH', address: 'Kumasi', email: 'coop@example.com' }],
  products: [
    {
      reference: 'beans',
      cnCode: '1801 00 00',
      description: 'Cocoa beans, raw',
      netMassKg: '25000',
      producedFrom: '2026-09-01',
      producedTo: '2026-11-30',
      producers: [{ name: 'Example Farm', country: 'GH', plots: ['farm-1'] }],
      suppliers: ['coop'],
      deforestationFree: { basis: 'Satellite images of 2020-12 and 2026-11' },
      legality: { basis: 'Land title and payment receipts' },
    },
  ],
  criteria: {
    g: said('Documents verified at the cooperative.'),
    i: said('One cooperative between farm and port.'),
    j: said('Lots kept apart, audited in 2026.'),
    l: said('None found in the register.'),
    m: said('None known.'),
  },
};

/** Illustrative: no farm stands there. */
export const FARM =
  '{"type":"FeatureCollection","features":[{"type":"Feature","id":"farm-1","properties":{"ProducerCountry":"GH"},"geometry":{"type":"Polygon","coordinates":' +
  '[[[-1.621000,6.690000],[-1.618500,6.690000],[-1.618500,6.692500],[-1.621000,6.692500],[-1.621000,6.690000]]]}}]}';

export const EXAMPLES: BuiltinManifest['examples'] = [
  { name: 'A plot in the body, as text', input: { ...COCOA, plots: FARM } },
  {
    name: 'A CSV file of plots',
    input: { ...COCOA, activityFile: { fileId: 'fil_01J00000000000000000000000' } },
    file: 'plot id,latitude,longitude,area ha,country\nfarm-1,6.690000,-1.620000,3.2,GH\n',
  },
];
