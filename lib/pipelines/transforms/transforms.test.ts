// What the domain transforms hold: raw exports of several sources become the documented rows, and what is unclear is refused by field.
import { describe, expect, test } from 'vitest';
import { PipelineRequest } from '../contract.ts';
import { runPipeline } from '../run-pipeline.ts';
import { TRANSFORMS, type TransformName } from './names.ts';
import { TARGETS } from './targets.ts';

type Cells = Record<string, string | number | boolean | null>;
const transform = (to: TransformName, cells: Cells, more: object = {}) => {
  const definition = { name: 'x', stages: [{ id: 'to', op: 'transform', to, onError: 'quarantine', ...more }] };
  const { rows, quarantined } = runPipeline(PipelineRequest.parse({ definition, rows: [cells] }));
  return rows[0]?.row ?? quarantined[0]?.trouble ?? {};
};

const RAW: Readonly<Record<TransformName, { given: Cells; more?: object; made: Cells }>> = {
  'cbam-shipment': {
    given: {
      Sendung: ' S-1 ',
      Importdatum: '31.03.2025',
      Warennummer: '7207 11 11',
      Ursprungsland: 'Türkei',
      Eigenmasse: '12.500,5',
      Einheit: 'kg',
      Lieferant: 'Demir  Celik A.S.',
      Note: 'x',
    },
    more: { locale: 'de-DE' },
    made: {
      shipmentId: 'S-1',
      importDate: '2025-03-31',
      cnCode: '72071111',
      originCountry: 'TR',
      netMassTonnes: '12.5005',
      supplier: 'Demir Celik A.S.',
      installation: null,
    },
  },
  'csrd-metrics': {
    given: {
      'Data point': 'E1-6_07',
      KPI: 'Gross scope 1 emissions',
      Value: '1,200.5',
      UoM: 'tCO2e',
      Year: 2025,
      Entity: 'Nord',
      assurance: 'Limited assurance',
    },
    more: { locale: 'en-US' },
    made: {
      dataPoint: 'E1-6_07',
      value: '1200.5',
      unit: 'tCO2e',
      period: '2025',
      entity: 'Nord',
      assurance: 'limited',
    },
  },
  'energy-consumption': {
    given: {
      building: 'HQ',
      'Start date': '2025-01-01',
      'End date': '2025-01-31',
      'Energy type': 'Erdgas',
      'Consumption (MWh)': 1.5,
    },
    made: { site: 'HQ', from: '2025-01-01', to: '2025-01-31', energy: 'natural gas', energyKwh: '1500' },
  },
  emissions: {
    given: {
      activity: 'Boiler',
      'GHG scope': 'Scope 1',
      date: '2025-06-30',
      'Emissions tCO2e': '2.25',
      country: 'germany',
    },
    made: { source: 'Boiler', scope: '1', co2eKg: '2250', country: 'DE' },
  },
  'erp-unified': {
    given: {
      BELNR: '1900000042',
      BUZEI: '001',
      BUDAT: '20250331',
      BUKRS: '1000',
      NAME1: 'Stahlwerk Nord G.m.b.H.',
      LAND1: 'DE',
      MENGE: '10',
      MEINS: 'TO',
      DMBTR: '1234.50',
      WAERS: 'eur',
    },
    made: {
      documentId: '1900000042',
      line: '001',
      postingDate: '2025-03-31',
      partner: 'Stahlwerk Nord GmbH',
      partnerCountry: 'DE',
      quantity: '10',
      unit: 'TO',
      amount: '1234.5',
      currency: 'EUR',
    },
  },
};

describe.each(TRANSFORMS)('%s', (to) => {
  const { given, more = {}, made } = RAW[to];

  test('a raw row becomes the documented one, with exactly its fields', () => {
    const row = transform(to, given, more);
    expect(row).toMatchObject(made);
    expect(Object.keys(row)).toEqual(TARGETS[to].fields.map(({ name }) => name));
  });

  test('what has been transformed stays as it is', () => {
    const row = transform(to, given, more);
    expect(transform(to, row)).toEqual(row);
  });

  test('without a required field it is refused, naming the field', () => {
    const required = TARGETS[to].fields.filter(({ required: must }) => must);
    const row = transform(to, given, more);
    for (const { name } of required)
      expect(transform(to, { ...row, [name]: null })).toMatchObject({ field: name, code: 'cell_empty' });
  });
});

test('two columns that can both be one field are refused until one is named', () => {
  const { given } = RAW['cbam-shipment'];
  const twice = { ...given, MRN: 'M-9' };
  expect(transform('cbam-shipment', twice, { locale: 'de-DE' })).toMatchObject({
    code: 'column_ambiguous',
    field: 'shipmentId',
  });
  expect(transform('cbam-shipment', twice, { locale: 'de-DE', columns: { shipmentId: 'MRN' } })).toMatchObject({
    shipmentId: 'M-9',
  });
});

test('a figure whose unit is said nowhere is refused, and so is a unit of another kind', () => {
  const { given } = RAW['cbam-shipment'];
  expect(transform('cbam-shipment', { ...given, Einheit: null }, { locale: 'de-DE' })).toMatchObject({
    code: 'unit_missing',
  });
  expect(transform('cbam-shipment', { ...given, Einheit: 'kWh' }, { locale: 'de-DE' })).toMatchObject({
    code: 'unit_of_another_kind',
  });
  expect(transform('cbam-shipment', { ...given, Einheit: 'ton' }, { locale: 'de-DE' })).toMatchObject({
    code: 'unit_unknown',
  });
});

test('a code that has lost its zeros, an unknown currency and a choice that is none are refused', () => {
  expect(
    transform('cbam-shipment', { ...RAW['cbam-shipment'].given, Warennummer: '720' }, { locale: 'de-DE' }),
  ).toMatchObject({ code: 'code_unreadable' });
  expect(transform('erp-unified', { ...RAW['erp-unified'].given, WAERS: 'EURO' })).toMatchObject({
    code: 'currency_unreadable',
  });
  expect(transform('emissions', { ...RAW['emissions'].given, 'GHG scope': '4' })).toMatchObject({
    code: 'choice_unknown',
  });
});
