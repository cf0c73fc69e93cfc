// What differs between the places the app stands in: everything else is the same everywhere.
import { RetentionDays } from 'aws-cdk-lib/aws-logs';

export const STAGES = ['dev', 'staging', 'prod'] as const;
export type StageName = (typeof STAGES)[number];

export interface StageConfig {
  readonly name: StageName;
  readonly logLevel: 'DEBUG' | 'INFO' | 'WARN';
  readonly logRetention: RetentionDays;
  /** Readable stack traces, at the price of a slower start. */
  readonly sourceMaps: boolean;
  /** Data outlives its stack and resists deletion. */
  readonly keepsData: boolean;
  /** The origin browsers may call from. */
  readonly corsOrigin: string;
  readonly throttle: { readonly requestsPerSecond: number; readonly burst: number };
  /** A web application firewall before the API. */
  readonly firewall: boolean;
  readonly eventArchiveDays: number;
  /** From so many agents of one tenant S3 Vectors finds which are near in meaning; absent: all are compared in memory. */
  readonly vectors: { readonly from: number } | undefined;
  /** Who is told when an alarm goes off; each confirms by e-mail once. */
  readonly alarmEmails: readonly string[];
}

const DEV: StageConfig = {
  name: 'dev',
  logLevel: 'DEBUG',
  logRetention: RetentionDays.TWO_WEEKS,
  sourceMaps: true,
  keepsData: false,
  corsOrigin: '*',
  throttle: { requestsPerSecond: 2000, burst: 4000 },
  firewall: false,
  eventArchiveDays: 14,
  vectors: undefined,
  alarmEmails: [],
};

export const STAGE_CONFIGS: Readonly<Record<StageName, StageConfig>> = {
  dev: DEV,
  staging: {
    ...DEV,
    name: 'staging',
    logLevel: 'INFO',
    logRetention: RetentionDays.ONE_MONTH,
    eventArchiveDays: 30,
    // Before customers it is tried with however few.
    vectors: { from: 1 },
  },
  prod: {
    ...DEV,
    name: 'prod',
    logLevel: 'INFO',
    logRetention: RetentionDays.THREE_MONTHS,
    sourceMaps: false,
    keepsData: true,
    firewall: true,
    corsOrigin: 'https://console.greenlang.example',
    alarmEmails: ['operations@greenlang.example'],
    eventArchiveDays: 365,
    vectors: { from: 50_000 },
  },
};

export function stageNamed(name: string): StageConfig {
  const stage = STAGES.find((known) => known === name);
  if (!stage) throw new Error(`There is no stage "${name}"; the stages are ${STAGES.join(', ')}.`);
  return STAGE_CONFIGS[stage];
}
