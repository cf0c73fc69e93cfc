// The door of impact reports.
export { reportOnRelease, requestReport } from './begin-report.ts';
export { askToContinue, Continuation, continueReport } from './continue-report.ts';
export { ImpactView, NewReport, ReportPath, ReportView } from './contract.ts';
export { NothingRests, ReportNotFound } from './faults.ts';
export { getReport, listImpacts, listReports } from './read-reports.ts';
