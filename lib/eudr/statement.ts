// The due diligence statement in the field names of the EU information system (Annex II; operations submitDds of API V2 and V3).
import type { JsonObject } from '../shared/json.ts';
import type { Consignment, PlotFacts, Product } from './contract.ts';
import { countryCode } from './country-risk.ts';
import { codeOf } from './scope.ts';

type Plots = ReadonlyMap<string, PlotFacts>;

const given = (fields: Readonly<Record<string, JsonObject[string]>>): JsonObject =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/** Only for a consignment without obstacles: what is missing is simply left out here. Figures stay decimal text. */
export function statementOf(consignment: Consignment, plots: Plots): JsonObject {
  const { apiVersion, operator, internalReference, activity, confidentialGeolocation: confidential } = consignment;
  const statement = given({
    internalReferenceNumber: internalReference,
    activityType: activity,
    countryOfActivity: countryCode(consignment.countryOfActivity ?? operator.country),
    borderCrossCountry: consignment.countryOfEntry && countryCode(consignment.countryOfEntry),
    commodities: consignment.products.map((product) => commodityOf(product, plots)),
    operator: operatorOf(consignment),
    geoLocationConfidential: confidential,
    ...referencesOf(consignment),
  });
  return apiVersion === 'V2' ? { operatorType: operator.role, statement } : { operatorRole: operator.role, statement };
}

function operatorOf({ operator }: Consignment): JsonObject {
  const { name, country, address, email, phone, eori } = operator;
  return given({
    nameAndAddress: given({ name, country: countryCode(country), address }),
    email,
    phone,
    referenceNumber: eori === undefined ? undefined : { identifierType: 'eori', identifierValue: eori },
  });
}

function commodityOf(product: Product, plots: Plots): JsonObject {
  const { description, netMassKg, deviationPercent, supplementaryUnits, supplementaryUnitQualifier, species } = product;
  return given({
    descriptors: given({
      descriptionOfGoods: description,
      goodsMeasure: given({
        netWeight: netMassKg,
        percentageEstimationOrDeviation: deviationPercent,
        supplementaryUnit: supplementaryUnits,
        supplementaryUnitQualifier,
      }),
    }),
    hsHeading: codeOf(product.cnCode),
    speciesInfo: species?.map(({ scientificName, commonName }) => given({ scientificName, commonName })),
    producers: product.producers.map(({ name, country, plots: ids }) =>
      given({ country: countryCode(country), name, geometryGeojson: geometryOf(ids, plots) }),
    ),
  });
}

/** A FeatureCollection in base64, every coordinate with the digits it was sent with. */
export function geometryOf(ids: readonly string[], plots: Plots): string {
  const features = ids.map((id) => plots.get(id)?.feature ?? '').filter((feature) => feature !== '');
  return Buffer.from(`{"type":"FeatureCollection","features":[${features.join(',')}]}`).toString('base64');
}

/** V2 names reference and verification number of each; V3 groups declarations by their reference number. */
function referencesOf({ apiVersion, products, statements }: Consignment): JsonObject {
  const numbers = [...new Set(products.flatMap(({ referencedStatements }) => referencedStatements))];
  if (numbers.length === 0) return {};
  if (apiVersion === 'V3') return { groupedDeclarations: numbers.map((number) => ({ groupedDeclaration: number })) };
  const verification = new Map(statements.map((each) => [each.referenceNumber, each.verificationNumber]));
  return {
    associatedStatements: numbers.map((number) =>
      given({ referenceNumber: number, verificationNumber: verification.get(number) }),
    ),
  };
}
