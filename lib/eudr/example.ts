// A consignment with nothing missing, for tests and examples: cocoa from Ghana, a country of low risk.
import type * as z from 'zod';
import type { Consignment, PlotFacts } from './contract.ts';

const said = (because: string) => ({ answer: 'no_concern' as const, because });

export const exampleConsignment = {
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
} satisfies z.input<typeof Consignment>;

export const plotFacts: PlotFacts = {
  id: 'farm-1',
  country: 'GH',
  areaHa: '3.2000',
  errors: [],
  warnings: [],
  feature:
    '{"type":"Feature","id":"farm-1","properties":{"ProducerCountry":"GH","Area":3.2},"geometry":{"type":"Point","coordinates":[-1.620000,6.690000]}}',
};
