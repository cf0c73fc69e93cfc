// The five target schemas: what a row of CBAM shipments, CSRD metrics, energy, emissions or ERP documents is in this product.
import type { TransformName } from './names.ts';
import { choice, code, plain, quantity, type Target } from './target.ts';

const MASS = { 'tonnes t to metrictons': 'tonne', 'kg kilograms kgs': 'kg' };
const spelled = (stems: string, units: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(units).flatMap(([spellings, unit]) =>
      spellings.split(' ').flatMap((spelling) => stems.split(' ').map((stem) => [stem + spelling, unit] as const)),
    ),
  );

const cbamShipment: Target = {
  meaning:
    'One imported good of a customs declaration, as a quarterly CBAM account needs it (Regulation (EU) 2023/956).',
  fields: [
    plain(
      'text',
      'shipmentId!',
      'Number of the shipment or declaration item.',
      'shipment mrn declarationnumber consignment sendung',
    ),
    plain(
      'date',
      'importDate!',
      'Day of release for free circulation.',
      'date dateofimport releasedate importdatum datum',
    ),
    code('cnCode!', {
      meaning: 'Combined Nomenclature, 4 to 10 digits.',
      aliases: 'cn hscode commoditycode tariffcode warennummer kncode',
      shape: /^\d{4}(\d{2}){0,3}$/,
      example: '72071111',
    }),
    plain(
      'country',
      'originCountry!',
      'Non-preferential origin, ISO 3166-1 alpha-2.',
      'origin countryoforigin ursprungsland ursprung',
    ),
    quantity('netMassTonnes!', {
      meaning: 'Net mass in tonnes.',
      aliases: 'netmass mass netweight weight eigenmasse menge',
      units: 'massunit unit weightunit einheit',
      to: 'tonne',
      inUnit: spelled('netmass mass netweight weight', MASS),
    }),
    plain(
      'company',
      'supplier',
      'Who sold or made the good.',
      'suppliername producer manufacturer lieferant hersteller',
    ),
    plain('text', 'installation', 'Installation of production.', 'installationname plant anlage'),
    plain(
      'number',
      'directEmissionsTonnesPerTonne',
      'Actual specific direct embedded emissions, t CO2e per t.',
      'directemissions seedirect',
    ),
    plain(
      'number',
      'indirectEmissionsTonnesPerTonne',
      'Actual specific indirect embedded emissions, t CO2e per t.',
      'indirectemissions seeindirect',
    ),
    plain('number', 'customsValue', 'Customs value in `currency`.', 'value invoicevalue zollwert'),
    plain('currency', 'currency', 'ISO 4217 code of customsValue.', 'waehrung valuecurrency'),
  ],
};

const csrdMetrics: Target = {
  meaning: 'One data point of a sustainability statement under the European Sustainability Reporting Standards.',
  fields: [
    code('dataPoint!', {
      meaning: 'Disclosure requirement and paragraph of ESRS.',
      aliases: 'datapointid esrs disclosure disclosurerequirement metricid',
      shape: /^(ESRS\s?)?(E[1-5]|S[1-4]|G1)-\d{1,2}([_.-][A-Za-z0-9.]+)*$/i,
      example: 'E1-6_07',
    }),
    plain('text', 'metric!', 'What is measured, in words.', 'metricname indicator kpi kennzahl'),
    plain('number', 'value!', 'The figure.', 'amount figure wert'),
    plain('text', 'unit!', 'Unit of the figure as reported.', 'uom einheit'),
    plain(
      'text',
      'period!',
      'Reporting period, e.g. 2025.',
      'year reportingyear reportingperiod fiscalyear jahr berichtsjahr',
    ),
    plain('text', 'entity!', 'Reporting entity or business unit.', 'company legalentity businessunit gesellschaft'),
    plain('country', 'country', 'Country of the entity.', 'land'),
    choice('assurance', {
      meaning: 'How far the figure is assured.',
      aliases: 'assurancelevel pruefung',
      choices: { none: ['no', 'unassured'], limited: ['limitedassurance'], reasonable: ['reasonableassurance'] },
    }),
    plain('text', 'source', 'Where the figure comes from.', 'datasource quelle'),
  ],
};

const ENERGY = {
  kwh: 'kWh',
  mwh: 'MWh',
  gwh: 'GWh',
  mj: 'MJ',
  gj: 'GJ',
  mmbtu: 'MMBtu',
  kbtu: 'kBtu',
  'therms therm': 'therm',
};
const energyConsumption: Target = {
  meaning: 'Energy used at one site in one period.',
  fields: [
    plain(
      'text',
      'site!',
      'Site, building or meter.',
      'siteid sitename building facility meter meterid standort zaehler',
    ),
    plain('date', 'from!', 'First day of the period.', 'start startdate periodstart begin von'),
    plain('date', 'to!', 'Last day of the period.', 'end enddate periodend bis'),
    choice('energy!', {
      meaning: 'What kind of energy.',
      aliases: 'fuel energytype carrier commodity energietraeger',
      choices: {
        electricity: ['power', 'strom', 'grid', 'gridelectricity', 'electric'],
        'natural gas': ['naturalgas', 'gas', 'erdgas'],
        'district heat': ['districtheat', 'districtheating', 'fernwaerme', 'steam'],
        diesel: ['heatingoil', 'fueloil', 'gasoil', 'heizoel'],
        lpg: ['propane', 'fluessiggas'],
        'district cooling': ['districtcooling', 'chilledwater', 'fernkaelte'],
      },
    }),
    quantity('energyKwh!', {
      meaning: 'Energy in kWh.',
      aliases: 'consumption usage quantity amount energyused verbrauch',
      units: 'unit uom consumptionunit einheit',
      to: 'kWh',
      inUnit: spelled('consumption usage quantity energyused verbrauch', ENERGY),
    }),
    plain('country', 'country', 'Country of the site.', 'land'),
    plain('number', 'cost', 'Cost in `currency`.', 'price kosten'),
    plain('currency', 'currency', 'ISO 4217 code of cost.', 'waehrung'),
    plain('text', 'supplier', 'Who supplied it.', 'utility lieferant'),
  ],
};

const emissions: Target = {
  meaning: 'Greenhouse gas emissions of one source in one period.',
  fields: [
    plain('text', 'source!', 'What emits.', 'emissionsource activity quelle'),
    choice('scope!', {
      meaning: 'Scope of the GHG Protocol.',
      aliases: 'ghgscope',
      choices: { '1': ['scope1'], '2': ['scope2'], '3': ['scope3'] },
    }),
    plain('text', 'category', 'Category, of scope 3 one of fifteen.', 'scope3category ghgcategory kategorie'),
    plain('text', 'businessUnit', 'Business unit or entity.', 'unitname entity division bereich'),
    plain('country', 'country', 'Where it is emitted.', 'geography land'),
    plain('date', 'date!', 'A day of the period.', 'period day datum'),
    quantity('co2eKg!', {
      meaning: 'kg CO2e, with the GWPs the source states.',
      aliases: 'co2e emissions ghg ghgemissions emissionen',
      units: 'emissionsunit unit massunit einheit',
      to: 'kg',
      inUnit: spelled('co2e emissions ghg', { 'kg kgco2e': 'kg', 'tonnes t tco2e': 'tonne' }),
    }),
    plain('text', 'method', 'Calculated, measured or estimated, and how.', 'methodology methode'),
  ],
};

const erpUnified: Target = {
  meaning:
    'One line of a purchase, sales or ledger document, whichever system it comes from (SAP field names are known).',
  fields: [
    plain(
      'text',
      'documentId!',
      'Number of the document.',
      'belnr ebeln vbeln documentnumber invoicenumber ponumber transactionid',
    ),
    plain('text', 'line', 'Line of the document.', 'buzei ebelp posnr linenumber position'),
    plain(
      'date',
      'postingDate!',
      'Day of posting.',
      'budat documentdate invoicedate transactiondate date buchungsdatum',
    ),
    plain('text', 'companyCode', 'Entity that booked it.', 'bukrs subsidiary legalentity buchungskreis'),
    plain('company', 'partner', 'Supplier or customer.', 'name1 vendor vendorname supplier customer kreditor debitor'),
    plain('country', 'partnerCountry', 'Country of the partner.', 'land1 vendorcountry suppliercountry country'),
    plain('text', 'account', 'Account or material group.', 'hkont saknr matkl glaccount spendcategory konto'),
    plain('text', 'material', 'Material or article.', 'matnr item sku article artikel'),
    plain('text', 'description', 'What was booked, in words.', 'sgtxt txz01 memo text bezeichnung'),
    plain('number', 'quantity', 'Quantity in `unit`.', 'menge qty'),
    plain('text', 'unit', 'Unit of the quantity.', 'meins uom'),
    plain('number', 'amount!', 'Amount in `currency`.', 'dmbtr wrbtr netwr netamount total betrag'),
    plain('currency', 'currency!', 'ISO 4217 code of the amount.', 'waers waerk currencycode waehrung'),
    plain('text', 'costCenter', 'Cost centre.', 'kostl department kostenstelle'),
  ],
};

export const TARGETS: Readonly<Record<TransformName, Target>> = {
  'cbam-shipment': cbamShipment,
  'csrd-metrics': csrdMetrics,
  'energy-consumption': energyConsumption,
  emissions,
  'erp-unified': erpUnified,
};
