// The door of the deforestation regulation: scope, dates, country risk, risk assessment, chains and statements, all pure.
export { applicationDates, appliesFrom } from './application-date.ts';
export { type Assessment, assessConsignment } from './assess-consignment.ts';
export { Consignment, CRITERIA, type PlotFacts } from './contract.ts';
export { countryCode, countryName, countryRisk } from './country-risk.ts';
export { criteria } from './criteria.ts';
export { eudrTables } from './data.ts';
export { exampleConsignment } from './example.ts';
export { ACTIVITIES, COMMODITIES, type Commodity, type Obstacle, OPERATOR_SIZES, RISK_CLASSES } from './model.ts';
export { codeOf, commodityOf, scopeOf } from './scope.ts';
