// The door of certification.
export { EvaluationPath, EvaluationSummary, EvaluationView } from './contract.ts';
export { evaluateVersion } from './evaluate-version.ts';
export { EvaluationNotFound, EvaluationRaced } from './faults.ts';
export { promote } from './promote.ts';
export { getEvaluation, listEvaluations } from './read-evaluations.ts';
export { askForReview, Review, reviewCertified } from './review-certified.ts';
