// Whether everything Article 9(1) asks for is there: every item of every product, and what cannot be filed as it is.

import type { Consignment, PlotFacts, Product } from './contract.ts';
import { countryCode, countryName, countryRisk } from './country-risk.ts';
import type { Obstacle } from './model.ts';
import { obstacle } from './obstacle.ts';
import { codeOf, scopeOf } from './scope.ts';

export interface Completeness {
  /** Items of Art. 9(1)(a) to (h) over all products, and how many of them are there. */
  readonly asked: number;
  readonly present: number;
  readonly obstacles: readonly Obstacle[];
}

type Plots = ReadonlyMap<string, PlotFacts>;

export function checkCompleteness(consignment: Consignment, plots: Plots): Completeness {
  const items = consignment.products.map((product, place) => checkProduct(consignment, product, { place, plots }));
  const found = items.flatMap((each) => each.flat());
  const lists = items.flat();
  return { asked: lists.length, present: lists.filter((each) => each.length === 0).length, obstacles: found };
}

interface At {
  readonly place: number;
  readonly plots: Plots;
}

/** One list per item of Art. 9(1): empty where the item is there. */
function checkProduct(consignment: Consignment, product: Product, { place, plots }: At): readonly Obstacle[][] {
  const field = `/products/${place}`;
  const code = codeOf(product.cnCode);
  const wood = code !== undefined && scopeOf(code, consignment.date).commodity === 'wood';
  return [
    checkDescription(product, field, wood),
    checkQuantity(product, field, consignment.activity !== 'DOMESTIC'),
    checkCountries(product, field),
    [...checkGeolocation(product, field, plots), ...checkTime(product, field, consignment.date)],
    checkSuppliers(consignment, product, field),
    product.deforestationFree
      ? []
      : [
          obstacle(
            'deforestation_evidence_missing',
            `${field}/deforestationFree`,
            `Nothing shows that ${product.reference} is deforestation-free.`,
          ),
        ],
    product.legality
      ? []
      : [
          obstacle(
            'legality_evidence_missing',
            `${field}/legality`,
            `Nothing shows that ${product.reference} was produced legally.`,
          ),
        ],
  ];
}

function checkDescription({ description, species, reference }: Product, field: string, wood: boolean): Obstacle[] {
  const found = description
    ? []
    : [obstacle('description_missing', `${field}/description`, `${reference} is not described.`)];
  const named = species?.length && species.every(({ scientificName, commonName }) => scientificName && commonName);
  return wood && !named
    ? [...found, obstacle('species_missing', `${field}/species`, `The species of ${reference} are not named.`)]
    : found;
}

function checkQuantity(product: Product, field: string, border: boolean): Obstacle[] {
  const { netMassKg, supplementaryUnits: units, supplementaryUnitQualifier: qualifier, reference } = product;
  const found: Obstacle[] = [];
  const mass = netMassKg !== undefined && Number(netMassKg) > 0;
  if (border && !mass) found.push(obstacle('net_mass_missing', `${field}/netMassKg`, `${reference} has no net mass.`));
  else if (!mass && units === undefined)
    found.push(obstacle('quantity_missing', field, `${reference} has no quantity.`));
  if (units !== undefined && qualifier === undefined)
    found.push(
      obstacle('unit_qualifier_missing', `${field}/supplementaryUnitQualifier`, `${units} of what is not said.`),
    );
  if (units === undefined && qualifier !== undefined)
    found.push(obstacle('units_missing', `${field}/supplementaryUnits`, `How many ${qualifier} is not said.`));
  return found;
}

function checkCountries({ producers }: Product, field: string): Obstacle[] {
  return producers.flatMap(({ country }, at) => {
    const where = `${field}/producers/${at}/country`;
    const code = countryCode(country);
    if (code === undefined) return [obstacle('country_unknown', where, `"${country.slice(0, 60)}" is no country.`)];
    if (countryRisk(code) !== undefined) return [];
    return [obstacle('country_undecided', where, `${countryName(code)} has no risk class.`)];
  });
}

function checkGeolocation(product: Product, field: string, plots: Plots): Obstacle[] {
  const { producers, referencedStatements, reference } = product;
  if (producers.length === 0)
    return referencedStatements.length > 0
      ? []
      : [
          obstacle(
            'producers_missing',
            `${field}/producers`,
            `${reference} has neither producers nor referenced statements.`,
          ),
        ];
  return producers.flatMap((producer, at) => {
    const where = `${field}/producers/${at}/plots`;
    if (producer.plots.length === 0) return [obstacle('geolocation_missing', where, 'The producer has no plots.')];
    return producer.plots.flatMap((id, nth) =>
      checkPlot(plots.get(id), { id, country: countryCode(producer.country), field: `${where}/${nth}` }),
    );
  });
}

function checkPlot(
  plot: PlotFacts | undefined,
  { id, country, field }: { readonly id: string; readonly country: string | undefined; readonly field: string },
): Obstacle[] {
  if (plot === undefined) return [obstacle('plot_unknown', field, `There is no plot "${id.slice(0, 60)}".`)];
  const found =
    plot.errors.length === 0
      ? []
      : [obstacle('plot_unfileable', field, `Plot ${id} cannot be filed: ${plot.errors.slice(0, 8).join(', ')}.`)];
  if (plot.country === undefined || country === undefined || plot.country === country) return found;
  return [
    ...found,
    obstacle('plot_in_other_country', field, `Plot ${id} says ${plot.country}, its producer ${country}.`),
  ];
}

function checkTime(
  { producedFrom, producedTo, producers, reference }: Product,
  field: string,
  date: string,
): Obstacle[] {
  if (producers.length === 0) return [];
  if (producedFrom === undefined || producedTo === undefined)
    return [
      obstacle('production_time_missing', `${field}/producedFrom`, `When ${reference} was produced is not said.`),
    ];
  if (producedFrom <= producedTo && producedTo <= date) return [];
  return [
    obstacle(
      'production_time_backwards',
      `${field}/producedTo`,
      `Production from ${producedFrom} to ${producedTo}, consignment ${date}.`,
    ),
  ];
}

function checkSuppliers({ suppliers }: Consignment, product: Product, field: string): Obstacle[] {
  if (product.suppliers.length === 0)
    return [obstacle('supplier_incomplete', `${field}/suppliers`, `${product.reference} has no supplier.`)];
  return product.suppliers.flatMap((id, at) => {
    const place = suppliers.findIndex((each) => each.id === id);
    const supplier = suppliers[place];
    if (supplier === undefined)
      return [obstacle('supplier_unknown', `${field}/suppliers/${at}`, `There is no supplier "${id}".`)];
    const missing = (['name', 'address', 'email'] as const).filter((item) => supplier[item] === undefined);
    return missing.length === 0
      ? []
      : [obstacle('supplier_incomplete', `/suppliers/${place}`, `Supplier ${id} lacks ${missing.join(', ')}.`)];
  });
}
