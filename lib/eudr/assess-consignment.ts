// The whole judgement of a consignment: scope, countries, completeness, risk, chain; and the statement, or every reason why there is none.
import type { JsonObject } from '../shared/json.ts';
import { appliesFrom } from './application-date.ts';
import { assessRisk, type RiskAssessment } from './assess-risk.ts';
import { type Chain, walkChain } from './chain.ts';
import { type Completeness, checkCompleteness } from './completeness.ts';
import type { Consignment, PlotFacts } from './contract.ts';
import { countryCode, countryName, countryRisk } from './country-risk.ts';
import { eudrTables } from './data.ts';
import type { Obstacle, RiskClass } from './model.ts';
import { obstacle } from './obstacle.ts';
import { codeOf, type Scope, scopeOf } from './scope.ts';
import { statementOf } from './statement.ts';

export interface ProductScope extends Partial<Scope> {
  readonly reference: string;
  /** From when the regulation binds this operator for these goods. */
  readonly appliesFrom: string;
  readonly applies: boolean;
}

export interface CountryOfProduction {
  readonly country: string;
  readonly name: string;
  readonly risk?: RiskClass;
}

export interface Assessment {
  readonly products: readonly ProductScope[];
  readonly countries: readonly CountryOfProduction[];
  readonly completeness: Completeness;
  readonly risk: RiskAssessment;
  readonly chain: Chain;
  /** Every reason why no statement can be filed; none where there is one. */
  readonly obstacles: readonly Obstacle[];
  readonly statement?: JsonObject;
}

export interface Examined {
  readonly plots: readonly PlotFacts[];
  /** Codes of findings about the GeoJSON as a whole by which it cannot be filed. */
  readonly documentErrors: readonly string[];
}

/** The information system takes so much per statement. */
const MOST_GEOMETRY = 25 * 1024 * 1024;

export function assessConsignment(consignment: Consignment, { plots, documentErrors }: Examined): Assessment {
  const byId = new Map(plots.map((plot) => [plot.id, plot]));
  const products = consignment.products.map((product) => productScope(consignment, product));
  const countries = countriesOf(consignment);
  const completeness = checkCompleteness(consignment, byId);
  const chain = walkChain(consignment);
  const risk = assessRisk(consignment, {
    classes: countries.map(({ risk: each }) => each),
    missing: completeness.asked - completeness.present,
    doubtfulPlots: doubtful(consignment, byId),
  });
  const obstacles = [
    ...documentErrors.map((code) => obstacle('document_unfileable', '/plots', `The GeoJSON cannot be filed: ${code}.`)),
    ...checkScopes(products),
    ...checkOperator(consignment),
    ...completeness.obstacles,
    ...chain.obstacles,
    ...checkSize(consignment, byId),
    ...checkRisk(risk),
  ];
  const whole = { products, countries, completeness, risk, chain, obstacles };
  return obstacles.length > 0 ? whole : { ...whole, statement: statementOf(consignment, byId) };
}

function productScope(
  { operator, date }: Consignment,
  { reference, cnCode, producedTo }: Consignment['products'][number],
): ProductScope {
  const code = codeOf(cnCode);
  // Art. 1(2): what was produced before the regulation entered into force is not bound by it.
  const early = producedTo !== undefined && producedTo < eudrTables().dates.inForce;
  const from = appliesFrom({ ...operator, ...(code !== undefined && { code }) });
  return {
    reference,
    ...(code !== undefined && scopeOf(code, date)),
    appliesFrom: from,
    applies: date >= from && !early,
  };
}

function checkScopes(products: readonly ProductScope[]): Obstacle[] {
  return products.flatMap(({ reference, code, status, listedFrom }, place) => {
    const field = `/products/${place}/cnCode`;
    if (code === undefined)
      return [obstacle('cn_code_unreadable', field, `The CN code of ${reference} cannot be read.`)];
    if (status === 'heading_with_listed_codes' || code.length < 4)
      return [obstacle('cn_code_too_short', field, `${code} holds codes that are listed and others.`)];
    if (status === 'relevant_product' || status === 'partly_ex') return [];
    const when = listedFrom === undefined ? 'not listed' : `listed only from ${listedFrom}`;
    return [obstacle('not_a_relevant_product', field, `${code} is ${when}.`)];
  });
}

function checkOperator({ operator, activity, internalReference }: Consignment): Obstacle[] {
  const found: Obstacle[] = [];
  const missing = (['address', 'email'] as const).filter((item) => operator[item] === undefined);
  if (missing.length > 0)
    found.push(obstacle('operator_incomplete', '/operator', `The operator lacks ${missing.join(', ')}.`));
  if (countryCode(operator.country) === undefined)
    found.push(obstacle('country_unknown', '/operator/country', `"${operator.country.slice(0, 60)}" is no country.`));
  if (activity !== 'DOMESTIC' && operator.eori === undefined)
    found.push(obstacle('eori_missing', '/operator/eori', `${activity} needs an EORI number.`));
  if (internalReference === undefined)
    found.push(
      obstacle('internal_reference_missing', '/internalReference', 'The statement has no reference of your own.'),
    );
  return found;
}

function countriesOf({ products }: Consignment): CountryOfProduction[] {
  const codes = new Set(products.flatMap(({ producers }) => producers.map(({ country }) => countryCode(country))));
  return [...codes]
    .filter((code) => code !== undefined)
    .sort()
    .map((country) => {
      const risk = countryRisk(country);
      return { country, name: countryName(country), ...(risk !== undefined && { risk }) };
    });
}

function doubtful({ products }: Consignment, plots: ReadonlyMap<string, PlotFacts>): number {
  const used = new Set(products.flatMap(({ producers }) => producers.flatMap((producer) => producer.plots)));
  return [...used].filter((id) => {
    const plot = plots.get(id);
    return plot === undefined || plot.errors.length > 0 || plot.warnings.length > 0;
  }).length;
}

function checkSize({ products }: Consignment, plots: ReadonlyMap<string, PlotFacts>): Obstacle[] {
  const bytes = products
    .flatMap(({ producers }) => producers)
    .reduce(
      (sum, producer) => sum + producer.plots.reduce((all, id) => all + (plots.get(id)?.feature.length ?? 0) + 1, 0),
      0,
    );
  if (bytes * (4 / 3) <= MOST_GEOMETRY) return [];
  return [
    obstacle('geolocation_too_large', '/products', `The geolocations come to ${Math.ceil(bytes / 1024 / 1024)} MB.`),
  ];
}

function checkRisk({ open, criteria }: RiskAssessment): Obstacle[] {
  return criteria
    .filter(({ id }) => open.includes(id))
    .map(({ id, name, because }) => obstacle('risk_not_negligible', `/criteria/${id}`, `${name}: ${because}`));
}
