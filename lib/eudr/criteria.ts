// The fourteen criteria of the risk assessment, Article 10(2)(a) to (n), with the weight this product gives each: the regulation gives none.
import { CRITERIA } from './contract.ts';

export type CriterionId = (typeof CRITERIA)[number];

export interface Criterion {
  readonly id: CriterionId;
  readonly name: string;
  /** Ours, 1 to 3: how directly a concern bears on the goods themselves. */
  readonly weight: number;
  /** What would mitigate a concern (Art. 11(1)). */
  readonly measure: string;
  readonly article: string;
}

const WORDS: Readonly<Record<CriterionId, readonly [name: string, weight: number, measure: string]>> = {
  a: ['Risk class of the country of production', 3, 'Ask for information on the very region and plots.'],
  b: ['Presence of forests in the country of production', 1, 'Compare the plots with maps of forest cover of 2020.'],
  c: ['Presence of indigenous peoples', 1, 'Find out who lives on and by the plots.'],
  d: ['Consultation of indigenous peoples in good faith', 1, 'Ask for records of consultation and consent.'],
  e: ['Reasoned claims of indigenous peoples to the land', 2, 'Ask for the state of the claims; have titles audited.'],
  f: [
    'Prevalence of deforestation and forest degradation',
    2,
    'Have satellite images of the plots since 2020 examined.',
  ],
  g: [
    'Source, reliability and validity of the information',
    3,
    'Complete the information; verify documents at their issuer.',
  ],
  h: [
    'Corruption, falsified documents, conflict, sanctions',
    2,
    'Have documents verified independently; screen parties.',
  ],
  i: ['Complexity of the supply chain, linking goods to plots', 2, 'Trace the lots; shorten the chain.'],
  j: [
    'Circumvention, or mixing with goods of unknown origin',
    3,
    'Have segregation audited on the way from plot to port.',
  ],
  k: ['Conclusions of the Commission expert groups', 1, 'Read and follow the published conclusions.'],
  l: ['Substantiated concerns, earlier non-compliance', 3, 'Have the parties concerned audited.'],
  m: ['Information pointing to non-compliance', 3, 'Clear up each hint, or leave the lots out.'],
  n: ['Certification and third-party verification', 1, 'Ask for certificates that cover the plots and the time.'],
};

export const criteria: readonly Criterion[] = CRITERIA.map((id) => {
  const [name, weight, measure] = WORDS[id];
  return { id, name, weight, measure, article: `Regulation (EU) 2023/1115 Art. 10(2)(${id})` };
});
