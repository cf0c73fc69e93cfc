// What goes in and out of the API, written from its OpenAPI document by `npm run docs`.

export type Meta = {
  /** Tell it to support. */
  readonly requestId: string;
  /** What the answer lacks, and why; absent where it is whole. */
  readonly warnings?: readonly ({
    readonly code: string;
    readonly message: string;
  })[] | undefined;
};

export type PageMeta = {
  readonly requestId: string;
  /** What the answer lacks, and why; absent where it is whole. */
  readonly warnings?: readonly ({
    readonly code: string;
    readonly message: string;
  })[] | undefined;
  readonly page: {
    /** How many there are in all that pass the filter; X-Total-Count says the same. Told where the list is counted (filtered, too, by what is counted apart, as agents by `state`) and where the list was read from its beginning to its end to make this page, as short ones are; absent otherwise, and never guessed. */
    readonly total?: number | undefined;
    readonly limit: number;
    readonly offset?: number | undefined;
    /** Absent on the last page; valid for 24 hours. */
    readonly nextCursor?: string | undefined;
    /** The address of the next page. */
    readonly nextUrl?: string | undefined;
  };
};

export type Failure = {
  readonly errors: readonly ({
    /** Stable and machine-readable. */
    readonly code: string;
    /** What was wrong and what would be right. */
    readonly message: string;
    /** A JSON Pointer into the request. */
    readonly field?: string | undefined;
    readonly details?: {
      readonly reason?: string | undefined;
    } & { readonly [name: string]: unknown } | undefined;
  })[];
  readonly meta: Meta;
};

export type ActivatedView = {
  readonly id: string;
  readonly kind: "validation" | "calculation" | "classification" | "threshold" | "routing";
  readonly name: string;
  readonly priority: number;
  readonly latestVersion: number;
  readonly activeVersion?: number | undefined;
  readonly version: number;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly updatedAt: string;
  readonly conflicts: readonly ConflictView[];
};

export type Activation = {
  readonly version: number;
  readonly accept?: {
    readonly reason: string;
  } | undefined;
};

export type AgentCard = {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly category: string;
  readonly tags: readonly string[];
  readonly state: "DRAFT" | "EXPERIMENTAL" | "CERTIFIED" | "DEPRECATED" | "RETIRED";
  /** It has a certified version. */
  readonly certified: boolean;
  /** Rules and standards its own words name. */
  readonly regulations: readonly ("CBAM" | "CSRD" | "CSDDD" | "EU-ETS" | "EU-TAXONOMY" | "EUDR" | "FuelEU" | "GHG-PROTOCOL" | "IFRS-S2" | "ISO-14064" | "ISO-14067" | "ISO-14083" | "ISO-50001" | "SBTi" | "SFDR")[];
  readonly latestVersion?: string | undefined;
  /** What carries its latest version out. */
  readonly builtin?: string | undefined;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly updatedAt: string;
};

export type AgentChanges = {
  /** `async` answers at once with a job, whose progress and result GET /v1/jobs/{jobId} tells. */
  readonly mode?: "sync" | "async" | undefined;
  /** Changes as PATCH /v1/agents/{agentId} takes them, each with the `id` it is about. */
  readonly items: readonly Value_26b8fc13_0[];
};

export type AgentHourView = {
  readonly agentId: string;
  readonly hour: string;
  readonly runs: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly cancelled: number;
  readonly timedOut: number;
  readonly durationMs: number;
  readonly rowsRead: number;
  readonly rowsRefused: number;
};

export type AgentPatch = {
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly category?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  /** The `version` the change was made from; refused when there is a newer one. */
  readonly version?: number | undefined;
};

export type AgentRemovals = {
  /** `async` answers at once with a job, whose progress and result GET /v1/jobs/{jobId} tells. */
  readonly mode?: "sync" | "async" | undefined;
  /** Each with the `id` of an agent and, if it must not have changed, its `version`. */
  readonly items: readonly Value_26b8fc13_0[];
};

/** An agent and one version of it. */
export type AgentSpec = {
  /** Where an editor finds the schema of this document. */
  readonly $schema?: string | undefined;
  /** The form of this document. */
  readonly specVersion: 1;
  /** The agent: lower-case letters, digits and hyphens. */
  readonly id: string;
  /** What people call it. */
  readonly name: string;
  /** What the agent is for. */
  readonly description: string;
  /** A word to find it by, e.g. "emissions". */
  readonly category: string;
  /** More words to find it by. */
  readonly tags: readonly string[];
  /** A semantic version; once published it never changes. */
  readonly version: string;
  /** What this version brings. */
  readonly changelog: string;
  /** What carries the agent out. */
  readonly runtime: {
    /** `builtin`; `script`, `llm`, `workflow` and `remote` are reserved for later. */
    readonly kind: "builtin";
    readonly builtin: string;
  };
  /** The agents it needs, each with the range of versions it can use. */
  readonly dependencies: { readonly [name: string]: string };
};

/** An agent and one version of it. */
export type AgentSpecInput = {
  /** Where an editor finds the schema of this document. */
  readonly $schema?: string | undefined;
  /** The form of this document. */
  readonly specVersion: 1;
  /** The agent: lower-case letters, digits and hyphens. */
  readonly id: string;
  /** What people call it. */
  readonly name: string;
  /** What the agent is for. */
  readonly description?: string | undefined;
  /** A word to find it by, e.g. "emissions". */
  readonly category: string;
  /** More words to find it by. */
  readonly tags?: readonly string[] | undefined;
  /** A semantic version; once published it never changes. */
  readonly version: string;
  /** What this version brings. */
  readonly changelog?: string | undefined;
  /** What carries the agent out. */
  readonly runtime: {
    /** `builtin`; `script`, `llm`, `workflow` and `remote` are reserved for later. */
    readonly kind: "builtin";
    readonly builtin: string;
  };
  /** The agents it needs, each with the range of versions it can use. */
  readonly dependencies?: { readonly [name: string]: string } | undefined;
};

export type AgentView = {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly category: string;
  readonly tags: readonly string[];
  readonly state: "DRAFT" | "EXPERIMENTAL" | "CERTIFIED" | "DEPRECATED" | "RETIRED";
  readonly latestVersion?: string | undefined;
  /** Names for versions: alias → version. */
  readonly aliases?: { readonly [name: string]: string } | undefined;
  readonly version: number;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly updatedAt: string;
  readonly deletedAt?: string | undefined;
  readonly deletedBy?: string | undefined;
};

export type AggregateRequest = {
  readonly rows: readonly Row[];
  /** What to group by, in this order; an empty list makes one group. */
  readonly by: readonly GroupingKey[];
  readonly measures: readonly AggregationMeasure[];
  readonly materiality?: {
    /** A sum among the measures. */
    readonly measure: string;
    /** Groups below this share are left out of the list and counted in `materiality.excluded`; 0.01 unless told. */
    readonly threshold?: string | undefined;
  } | undefined;
  readonly yearOnYear?: {
    readonly measure: string;
  } | undefined;
  readonly trend?: {
    readonly measure: string;
    /** 0.95 unless told. */
    readonly confidence?: "0.9" | "0.95" | "0.99" | undefined;
  } | undefined;
  readonly target?: {
    readonly kind: "absolute" | "intensity";
    /** A sum among the measures: the emissions. */
    readonly measure: string;
    /** For intensity: a sum among the measures, e.g. of tonnes made or revenue. */
    readonly denominator?: string | undefined;
    readonly baseYear: number;
    readonly targetYear: number;
    /** The year judged; the last one with rows unless told. */
    readonly year?: number | undefined;
    /** Share of the base to be saved by the target year. */
    readonly reduction: string;
    readonly recalculation?: {
      /** Significance threshold of your policy; 0.05 unless told, and then said. */
      readonly threshold?: string | undefined;
      readonly changes: readonly ({
        readonly kind: "acquisition" | "divestment" | "insourcing" | "outsourcing" | "methodology" | "error" | "organicGrowth";
        /** What it adds to the emissions of the base year. */
        readonly amount: string;
        /** What it adds to the denominator of the base year. */
        readonly denominatorAmount?: string | undefined;
        readonly description: string;
      })[];
    } | undefined;
  } | undefined;
};

export type AggregateResult = {
  readonly summary: {
    readonly rows: number;
    readonly groups: number;
    readonly values: { readonly [name: string]: string };
  };
  readonly groups: readonly ({
    readonly keys: { readonly [name: string]: string };
    readonly rows: number;
    readonly values: { readonly [name: string]: string };
    /** Of the materiality measure. */
    readonly share?: string | undefined;
    /** Depth in each hierarchy, roots at 1. */
    readonly levels?: { readonly [name: string]: number } | undefined;
    readonly parents?: { readonly [name: string]: string | null } | undefined;
    /** What is booked on this node itself; own and children make the value. Absent where nothing is. */
    readonly own?: {
      readonly rows: number;
      readonly values: { readonly [name: string]: string };
    } | undefined;
  })[];
  /** Both days inclusive; startsAt and endsAt are the instants in UTC, so that a day may have 23 or 25 hours. */
  readonly periods?: readonly ({
    readonly label: string;
    readonly from: string;
    readonly to: string;
    readonly startsAt: string;
    readonly endsAt: string;
    readonly hours: number;
  })[] | undefined;
  readonly materiality?: {
    readonly measure: string;
    readonly threshold: string;
    readonly basis: string;
    readonly excluded: {
      readonly groups: number;
      readonly rows: number;
      readonly value: string;
      readonly share: string;
    };
  } | undefined;
  readonly yearOnYear?: {
    readonly measure: string;
    readonly entries: readonly ({
      readonly keys: { readonly [name: string]: string };
      readonly period: string;
      readonly previousPeriod: string;
      readonly current: string | null;
      readonly previous: string | null;
      readonly change: string | null;
      /** Of the previous value; null where that is missing or zero. */
      readonly changeShare: string | null;
      readonly status: "compared" | "no_previous" | "no_current" | "previous_is_zero";
    })[];
  } | undefined;
  readonly trend?: {
    readonly measure: string;
    readonly statistics: string;
    readonly series: readonly ({
      readonly keys: { readonly [name: string]: string };
      readonly periods: number;
      readonly from: string;
      readonly to: string;
      readonly missingPeriods: number;
      readonly slopePerPeriod: string | null;
      readonly interval: {
        readonly confidence: string;
        readonly low: string;
        readonly high: string;
      } | null;
      readonly rSquared: string | null;
      readonly direction: "rising" | "falling" | "undetermined";
      readonly reason?: string | undefined;
    })[];
  } | undefined;
  readonly target?: {
    readonly kind: "absolute" | "intensity";
    readonly baseYear: number;
    readonly targetYear: number;
    readonly year: number;
    readonly base: string;
    readonly recalculatedBase: string;
    readonly targetValue: string;
    readonly actual: string;
    /** What the straight line from base to target allows in this year. */
    readonly pathway: string;
    /** Of the reduction aimed at; null where none is. */
    readonly achievedShare: string | null;
    readonly onTrack: boolean;
    readonly recalculation: {
      readonly required: boolean;
      readonly threshold: string;
      readonly cumulativeShare: string;
      readonly counted: readonly string[];
      readonly ignored: readonly ({
        readonly description: string;
        readonly reason: string;
      })[];
      readonly basis: string;
    };
  } | undefined;
  readonly conversions: readonly string[];
  readonly assumptions: readonly ({
    readonly code: string;
    readonly message: string;
  })[];
  readonly rounding: {
    readonly places: number;
    readonly mode: string;
    readonly rule: string;
  };
};

export type AggregationMeasure = {
  readonly name: string;
  readonly op: "sum" | "count" | "min" | "max" | "average" | "weightedAverage" | "percentile";
  /** The figure; count needs none. */
  readonly field?: string | undefined;
  /** For weightedAverage: the field of the weights. */
  readonly weight?: string | undefined;
  readonly percentile?: string | undefined;
  /** nearest-rank: a value that occurs; linear: between two (Hyndman and Fan 1996, type 7). */
  readonly method?: "nearest-rank" | "linear" | undefined;
  /** The field with the unit or currency of the figure. */
  readonly unitField?: string | undefined;
  /** What all figures are brought to; without it all rows must say one unit. */
  readonly unit?: string | undefined;
  /** How many of `unit` one `from` is: exchange rates of a date, densities; physical units need no rule. */
  readonly conversions?: readonly ({
    readonly from: string;
    readonly factor: string;
    readonly source: string;
  })[] | undefined;
  /** Decimals of averages and percentiles, half to even; 12 unless told. */
  readonly places?: number | undefined;
};

export type AliasView = {
  readonly agentId: string;
  readonly alias: string;
  readonly version: string;
};

export type AnnouncedCandidate = {
  readonly id: string;
  readonly state: "ANNOUNCED" | "HELD" | "APPROVED" | "PUBLISHED" | "REFUSED";
  readonly createdAt: string;
  readonly createdBy: string;
  readonly setId?: string | undefined;
  readonly sha256?: string | undefined;
  /** Breaches of a check, or figures that jumped; the first hundred. */
  readonly findings: readonly ({
    readonly check: string;
    readonly at: string;
    readonly message: string;
  })[];
  readonly approval?: {
    readonly by: string;
    readonly at: string;
    readonly reason: string;
  } | undefined;
  readonly upload: {
    readonly url: string;
    readonly method: "PUT";
    readonly headers: { readonly [name: string]: string };
  };
};

export type AnnouncedFile = {
  readonly id: string;
  readonly name: string;
  readonly contentType: string;
  readonly sizeBytes: number;
  readonly status: "AWAITING_UPLOAD" | "UPLOADED";
  readonly createdAt: string;
  readonly createdBy: string;
  readonly upload: UploadTicket;
};

export type ApiKeyView = {
  readonly id: string;
  readonly name: string;
  readonly prefix: string;
  readonly permissions: readonly ("agents:read" | "agents:write" | "agents:certify" | "executions:read" | "executions:run" | "executions:cancel" | "files:read" | "files:write" | "data:read" | "data:write" | "calculations:run" | "rules:read" | "rules:run" | "rules:write" | "jobs:read" | "tenants:read" | "tenants:manage" | "audit:read" | "keys:manage" | "cache:manage" | "platform:tenants" | "platform:factors")[];
  readonly expiresAt: string;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly rotatedAt?: string | undefined;
  readonly previousValidUntil?: string | undefined;
  readonly lastUsedAt?: string | undefined;
};

export type ApproveCandidate = {
  readonly reason: string;
};

export type ArtifactsDownloadTicket = {
  readonly url: string;
  readonly expiresAt: string;
  readonly sizeBytes: number;
  /** To hold against what was downloaded. */
  readonly sha256: string;
};

export type ArtifactView = {
  readonly id: string;
  readonly agentId: string;
  readonly version: string;
  readonly fileName: string;
  readonly contentType: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly status: "UPLOADING" | "INSPECTING" | "AVAILABLE" | "REJECTED" | "ABORTED" | "EXPIRED";
  readonly createdAt: string;
  readonly createdBy: string;
  /** Of an upload: until when parts are taken. */
  readonly uploadEndsAt?: string | undefined;
  readonly uploadedAt?: string | undefined;
  /** When it became available, or came to nothing. */
  readonly endedAt?: string | undefined;
  /** What it is by its content. */
  readonly format?: "zip" | "tar.gz" | undefined;
  /** What is in it, archives within it included. */
  readonly contents?: Contents | undefined;
  /** Why it was not taken: the entry, what was found there, and what is allowed. */
  readonly rejection?: Rejection | undefined;
  /** How many download URLs were given out. */
  readonly downloads: number;
  readonly lastDownloadedAt?: string | undefined;
};

export type AuditVerification = {
  readonly intact: boolean;
  readonly blocks: number;
  readonly entries: number;
  readonly head: string;
  readonly findings: readonly ({
    readonly block: number;
    readonly entry?: string | undefined;
    readonly finding: "broken-link" | "altered-block" | "missing-entry" | "altered-entry";
  })[];
};

export type BulkAgent = {
  readonly id: string;
  readonly state: "DRAFT" | "EXPERIMENTAL" | "CERTIFIED" | "DEPRECATED" | "RETIRED";
  readonly version: number;
};

export type BulkOutcomes = {
  readonly counts: {
    readonly total: number;
    readonly succeeded: number;
    readonly failed: number;
  };
  readonly items: readonly ({
    readonly index: number;
    readonly status: number;
    readonly result?: BulkAgent | undefined;
    readonly errors?: readonly ({
      readonly code: string;
      readonly message: string;
      readonly field?: string | undefined;
      readonly details: {
        readonly reason: string;
      } & { readonly [name: string]: unknown };
    })[] | undefined;
  })[];
};

export type CacheStats = {
  readonly caches: readonly ({
    readonly name: string;
    readonly hits: number;
    readonly misses: number;
    readonly evictions: number;
    readonly entries: number;
    readonly bytes: number;
    readonly warmed: number;
    readonly warmedUsed: number;
    readonly hitRate: number | null;
  })[];
  readonly containers: readonly ({
    readonly container: string;
    readonly operation: string;
    readonly since: string;
    readonly at: string;
    readonly caches: readonly ({
      readonly name: string;
      readonly hits: number;
      readonly misses: number;
      readonly evictions: number;
      readonly entries: number;
      readonly bytes: number;
      readonly warmed: number;
      readonly warmedUsed: number;
      readonly hitRate: number | null;
    })[];
  })[];
};

export type CancelExecution = {
  readonly force?: boolean | undefined;
};

export type CancellationView = {
  readonly executionId: string;
  readonly outcome: "cancelled" | "requested" | "ahead";
};

export type CandidateView = {
  readonly id: string;
  readonly state: "ANNOUNCED" | "HELD" | "APPROVED" | "PUBLISHED" | "REFUSED";
  readonly createdAt: string;
  readonly createdBy: string;
  readonly setId?: string | undefined;
  readonly sha256?: string | undefined;
  /** Breaches of a check, or figures that jumped; the first hundred. */
  readonly findings: readonly ({
    readonly check: string;
    readonly at: string;
    readonly message: string;
  })[];
  readonly approval?: {
    readonly by: string;
    readonly at: string;
    readonly reason: string;
  } | undefined;
};

export type CaseView = {
  readonly name: string;
  readonly citation: string;
  readonly passed: boolean;
  readonly figures: readonly ({
    /** JSON Pointer into the output. */
    readonly at: string;
    readonly expected: string;
    readonly found: string;
    /** Found less expected. */
    readonly difference?: string | undefined;
    readonly tolerance?: string | undefined;
    readonly passed: boolean;
  })[];
  readonly receipt: {
    readonly valid: boolean;
    readonly chainHead?: string | undefined;
  };
  readonly problem?: string | undefined;
};

export type CbamResult = {
  readonly reference?: string | undefined;
  readonly good: {
    readonly cnCode: string;
    readonly name: string;
    readonly category: string;
    readonly sector: string;
    readonly indirectEmissionsCount: boolean;
  };
  readonly origin: string;
  readonly massT: string;
  readonly defaultValue: DefaultValueView;
  readonly markup: string;
  readonly freeAllocationShare: string;
  /** What is no longer free of the benchmark: 0.025 in 2026, 1 from 2034. */
  readonly payableShare: string;
  readonly certificatePriceEur: string;
  /** That turned the price paid abroad into euro. */
  readonly exchangeRate?: {
    readonly currency: string;
    readonly rate: string;
    readonly date: string;
    readonly source?: string | undefined;
  } | undefined;
  /** Where earlierImportsT is given. */
  readonly deMinimis?: {
    /** Of this import and the earlier ones of the year, as far as they count. */
    readonly massT: string;
    readonly thresholdT: string;
    readonly exempt: boolean;
  } | undefined;
  /** Specific embedded emissions of each process, tCO2e per tonne. */
  readonly processes?: readonly ({
    readonly id: string;
    readonly directT: string;
    readonly indirectT: string;
    readonly totalT: string;
    readonly byDefaultsT: string;
  })[] | undefined;
  readonly byDefault: {
    /** tCO2e per tonne that count; with mark-up on the default route. */
    readonly specificT: string;
    readonly specificDirectT: string;
    /** 0 where indirect emissions do not count for the good. */
    readonly specificIndirectT: string;
    readonly benchmarkT: string;
    /** tCO2e. */
    readonly embeddedT: string;
    readonly embeddedDirectT: string;
    readonly embeddedIndirectT: string;
    /** Of the embedded emissions: what rests on default values. */
    readonly byDefaultsT: string;
    /** tCO2e still free of charge. */
    readonly adjustmentT: string;
    readonly payableT: string;
    readonly paidAbroadT: string;
    readonly certificates: string;
    readonly euro: string;
    readonly assumptions: readonly ({
      readonly code: "default_value" | "highest_variant" | "default_precursor" | "benchmark_column_b" | "benchmark_lowest" | "route_of_default";
      readonly message: string;
    })[];
  };
  readonly byActual?: {
    /** tCO2e per tonne that count; with mark-up on the default route. */
    readonly specificT: string;
    readonly specificDirectT: string;
    /** 0 where indirect emissions do not count for the good. */
    readonly specificIndirectT: string;
    readonly benchmarkT: string;
    /** tCO2e. */
    readonly embeddedT: string;
    readonly embeddedDirectT: string;
    readonly embeddedIndirectT: string;
    /** Of the embedded emissions: what rests on default values. */
    readonly byDefaultsT: string;
    /** tCO2e still free of charge. */
    readonly adjustmentT: string;
    readonly payableT: string;
    readonly paidAbroadT: string;
    readonly certificates: string;
    readonly euro: string;
    readonly assumptions: readonly ({
      readonly code: "default_value" | "highest_variant" | "default_precursor" | "benchmark_column_b" | "benchmark_lowest" | "route_of_default";
      readonly message: string;
    })[];
  } | undefined;
  /** Euro between the routes; negative where actual data cost more. */
  readonly defaultCostsMoreEur?: string | undefined;
  readonly uncertainty: UncertaintyView;
  readonly dataQuality: DataQualityView;
  readonly defaultsUsed: readonly DefaultUsed[];
  /** Share of the result that rests on at least one default used. */
  readonly shareOnDefaults: string;
  readonly factors: readonly ({
    readonly set: string;
    readonly version: string;
    readonly sha256: string;
    readonly cautions: readonly string[];
  })[];
  readonly rounding: {
    readonly tonnes: string;
    readonly euroPlaces: number;
    readonly mode: string;
    readonly rule: string;
  };
};

export type CertificationEvaluationView = {
  readonly id: string;
  readonly agentId: string;
  readonly version: string;
  readonly outcome: "PASSED" | "FAILED";
  readonly counts: {
    readonly cases: number;
    readonly failed: number;
  };
  readonly builtin: {
    readonly id: string;
    readonly version: string;
  };
  /** Digest of the built-in and of every set below; evidence is good for exactly this. */
  readonly basis: string;
  readonly sets: readonly ({
    readonly id: string;
    readonly version: string;
    readonly sha256: string;
  })[];
  /** Whose release put the version in question. */
  readonly factorSet?: string | undefined;
  readonly at: string;
  readonly by: string;
  readonly cases: readonly CaseView[];
};

export type CnCodeView = {
  readonly cnCode: string;
  /** The entry of Annex I that covers the code. */
  readonly goodCode: string;
  readonly name: string;
  readonly category: string;
  readonly sector: "cement" | "fertilisers" | "iron-and-steel" | "aluminium" | "hydrogen" | "electricity";
  readonly indirectEmissionsCount: boolean;
  readonly benchmark: {
    readonly route: string;
    /** tCO2e per tonne, column B. */
    readonly value: string;
  } | null;
  readonly defaultValue?: DefaultValueView | null | undefined;
  /** On default values, as a share. */
  readonly markup?: string | undefined;
  readonly freeAllocationShare?: string | undefined;
  readonly assumptions: readonly string[];
  readonly sets: readonly ({
    readonly id: string;
    readonly source: string;
    readonly version: string;
    readonly licence: string;
    readonly recordedAt: string;
    readonly validFrom: string;
    readonly sha256: string;
    readonly cautions: readonly string[];
  })[];
};

export type ConflictView = {
  readonly kind: "contradiction" | "overlap" | "shadowed" | "never-true" | "unreachable" | "undecided";
  readonly rules: readonly string[];
  readonly message: string;
  readonly witness?: { readonly [name: string]: Value_26b8fc13_0 } | undefined;
};

export type Contents = {
  readonly files: number;
  readonly directories: number;
  readonly archives: number;
  readonly expandedBytes: number;
  readonly manifest?: {
    readonly path: string;
    readonly kind: "package" | "agent-spec";
    readonly name?: string | undefined;
    readonly version?: string | undefined;
  } | undefined;
};

export type Counts = {
  /** Rows of the stream and of unions. */
  readonly read: number;
  readonly output: number;
  readonly skipped: number;
  readonly quarantined: number;
};

export type DataQualityView = {
  readonly status: "rated";
  /** 1 very good to 5 poor. */
  readonly score: string;
  readonly byIndicator: {
    /** 1 very good to 5 poor. */
    readonly technology: string;
    /** 1 very good to 5 poor. */
    readonly time: string;
    /** 1 very good to 5 poor. */
    readonly geography: string;
    /** 1 very good to 5 poor. */
    readonly completeness: string;
    /** 1 very good to 5 poor. */
    readonly reliability: string;
  };
  /** Share of the result whose data carry a rating; the score is of that share. */
  readonly ratedShare: string;
  readonly how: string;
} | {
  readonly status: "unrated";
  readonly reason: string;
};

export type DefaultUsed = {
  /** What the caller did not say: a code that stays the same from release to release. */
  readonly what: string;
  /** What was taken instead. */
  readonly value: string;
  /** Who says so. */
  readonly source: string;
  readonly why: string;
  /** Rows or parts it was used for. */
  readonly count?: number | undefined;
};

export type DefaultValueView = {
  readonly cnCode: string;
  /** Whose row of the table answers. */
  readonly row: string;
  readonly basis: "country" | "other countries and territories" | "highest of all countries";
  readonly variant: string;
  readonly route: string;
  readonly direct: string | null;
  readonly indirect: string | null;
  /** tCO2e per tonne, without mark-up. */
  readonly total: string;
};

export type DependenciesView = {
  readonly agentId: string;
  readonly version: string;
  readonly resolved: boolean;
  readonly dependencies: readonly ({
    readonly agentId: string;
    readonly version: string;
    readonly state: "DRAFT" | "EXPERIMENTAL" | "CERTIFIED";
    readonly askedBy: readonly ({
      /** `agent@version` */
      readonly by: string;
      readonly range: string;
    })[];
    readonly dependencies: { readonly [name: string]: string };
  })[];
  readonly conflicts: readonly ({
    readonly kind: "missing" | "retired" | "unmet" | "cycle" | "undecided";
    readonly agentId: string;
    readonly message: string;
    readonly askedBy: readonly ({
      /** `agent@version` */
      readonly by: string;
      readonly range: string;
    })[];
    readonly available?: readonly string[] | undefined;
    readonly path?: readonly string[] | undefined;
  })[];
};

export type DeprecateSet = {
  readonly reason: string;
  /** The set to use instead. */
  readonly replacement?: string | undefined;
};

export type DeprecateVersion = {
  /** Until when it runs: at least 30 days ahead. */
  readonly sunsetAt: string;
  /** The version of the agent that callers shall move to. */
  readonly replacement?: string | undefined;
  readonly reason?: string | undefined;
};

export type DeprecationView = {
  readonly setId: string;
  readonly reason: string;
  readonly replacement?: string | undefined;
  readonly at: string;
  readonly by: "platform" | "tenant";
};

export type DocumentView = {
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly content?: string | undefined;
  readonly url?: string | undefined;
};

export type EditionComparisonView = {
  readonly series: string;
  readonly source: string;
  readonly from: {
    readonly id: string;
    readonly version: string;
    readonly recordedAt: string;
    readonly validFrom: string;
    readonly validTo: string | null;
    readonly rows: number;
    readonly sha256: string;
    readonly cautions: readonly string[];
  };
  readonly to: {
    readonly id: string;
    readonly version: string;
    readonly recordedAt: string;
    readonly validFrom: string;
    readonly validTo: string | null;
    readonly rows: number;
    readonly sha256: string;
    readonly cautions: readonly string[];
  };
  readonly counts: {
    readonly added: number;
    readonly removed: number;
    readonly changed: number;
    /** Of the changed: by more than a quarter, or in another unit. */
    readonly jumped: number;
    readonly unchanged: number;
  };
  readonly added: readonly ({
    readonly id: string;
    /** Category, activity and variant in the words of the source. */
    readonly activity: string;
    readonly unit: string;
    readonly region: string;
  })[];
  readonly removed: readonly ({
    readonly id: string;
    /** Category, activity and variant in the words of the source. */
    readonly activity: string;
    readonly unit: string;
    readonly region: string;
  })[];
  readonly changed: readonly ({
    readonly id: string;
    /** Category, activity and variant in the words of the source. */
    readonly activity: string;
    readonly unit: string;
    readonly region: string;
    readonly previousId: string;
    readonly jumped: boolean;
    readonly changes: readonly ({
      readonly figure: "co2e" | "co2" | "ch4" | "n2o";
      /** kg per unit; null where nothing is printed. */
      readonly from: string | null;
      readonly to: string | null;
      readonly absolute: string | null;
      /** (to − from) / from; null where there is no old figure. */
      readonly relative: string | null;
    })[];
  })[];
};

export type EmissionsAnswer = EmissionsResult | InventoryResult;

export type EmissionsResult = {
  readonly emissions: {
    /** kg as decimal text. */
    readonly co2eKg: string;
    /** kg as decimal text. */
    readonly co2Kg: string;
    /** kg as decimal text. */
    readonly ch4Kg: string;
    /** kg as decimal text. */
    readonly n2oKg: string;
    /** Outside the scopes and not in co2eKg. */
    readonly biogenicCo2Kg: string;
  };
  readonly otherGases?: readonly ({
    readonly gas: string;
    /** kg as decimal text. */
    readonly kg: string;
    /** kg as decimal text. */
    readonly co2eKg: string;
  })[] | undefined;
  readonly scope: 1 | 2 | 3 | "outside";
  /** Of scope 3. */
  readonly category?: number | undefined;
  readonly basis: string;
  /** In the unit of the factor. */
  readonly amount?: {
    readonly value: string;
    readonly unit: string;
  } | undefined;
  readonly conversions: readonly string[];
  readonly steps?: readonly string[] | undefined;
  readonly factors: readonly ({
    readonly id: string;
    readonly name: string;
    readonly set: string;
    readonly source: string;
    readonly version: string;
    readonly licence: string;
    readonly region: string;
    readonly unit: string;
    readonly gasBasis: string;
    readonly recordedAt: string;
    readonly validFrom: string;
    readonly validTo: string | null;
    readonly co2: string;
    readonly ch4: string;
    readonly n2o: string;
    readonly biogenicCo2: string;
    readonly co2e?: string | undefined;
    /** Of a factor of your own. */
    readonly revision?: number | undefined;
    /** The published factor yours stands before. */
    readonly shadows?: string | undefined;
  })[];
  readonly market?: {
    /** By contracts; never added to the location-based figure. */
    readonly co2eKg: string;
    readonly byInstrument: readonly ({
      readonly name: string;
      readonly mwh: string;
      /** kg as decimal text. */
      readonly co2eKg: string;
    })[];
    readonly uncoveredMwh: string;
    readonly uncoveredBasis: string;
    readonly unusedMwh: string;
    readonly refused: readonly ({
      readonly name: string;
      readonly why: string;
    })[];
  } | undefined;
  readonly presented?: {
    readonly framework: string;
    readonly value: string;
    readonly unit: string;
    readonly places: number;
    readonly mode: string;
    readonly prescribed: boolean;
    readonly source: string;
  } | undefined;
  readonly reference?: string | undefined;
  readonly gwp: {
    readonly set: "AR4" | "AR5" | "AR6";
    readonly ch4: string;
    readonly n2o: string;
    readonly source: string;
  };
  readonly assumptions: readonly ({
    readonly code: string;
    readonly message: string;
  })[];
  readonly rounding: {
    readonly unit: string;
    readonly places: number;
    readonly mode: string;
    readonly rule: string;
  };
  readonly asOf?: string | undefined;
  readonly uncertainty: UncertaintyView;
  readonly dataQuality: DataQualityView;
  readonly defaultsUsed: readonly DefaultUsed[];
  /** Share of the result that rests on at least one default used. */
  readonly shareOnDefaults: string;
};

export type EnergyResult = {
  readonly reference?: string | undefined;
  readonly siteKbtu?: string | undefined;
  readonly sourceKbtu?: string | undefined;
  /** kBtu per square foot and year. */
  readonly siteEui?: string | undefined;
  /** kBtu per square foot and year. */
  readonly sourceEui?: string | undefined;
  readonly floorAreaFt2?: string | undefined;
  readonly byEnergy?: readonly ({
    readonly energy: string;
    readonly siteKbtu: string;
    readonly sourceKbtu: string;
  })[] | undefined;
  readonly consumption?: readonly ({
    readonly id: string;
    readonly energy: string;
    readonly unit: string;
    /** Estimates and filled gaps included. */
    readonly amount: string;
    readonly measured: string;
    readonly estimated: string;
    /** Of the estimated. */
    readonly filled: string;
    readonly coveredDays: number;
    readonly days: number;
    readonly gaps: readonly ({
      readonly from: string;
      readonly to: string;
    })[];
    /** Places of periods that repeat another and were counted once. */
    readonly duplicates: readonly number[];
  })[] | undefined;
  readonly benchmark?: {
    readonly propertyType: string;
    readonly medianSiteEui: string;
    /** (EUI − median) / median. */
    readonly difference: string;
    readonly doubt?: string | undefined;
  } | null | undefined;
  readonly weather?: {
    readonly method: "regression" | "ratio";
    readonly amount: string;
    readonly degreeDays: string;
    readonly normalDegreeDays: string;
    /** What a normal year would have used. */
    readonly normalised: string;
    readonly line?: {
      /** Per period, without weather. */
      readonly base: string;
      readonly perDegreeDay: string;
      readonly r2: string;
      readonly cvRmse?: string | undefined;
      /** Whether r² reaches 0.75. */
      readonly sound: boolean;
    } | undefined;
  } | undefined;
  readonly cost?: {
    readonly bills: readonly ({
      readonly currency: string;
      readonly standing: string;
      readonly energy: string;
      readonly demand: string;
      readonly total: string;
    })[];
    readonly total: {
      readonly currency: string;
      readonly standing: string;
      readonly energy: string;
      readonly demand: string;
      readonly total: string;
    };
  } | undefined;
  readonly efficiency?: string | undefined;
  readonly renewableShare?: string | undefined;
  readonly gaps: readonly string[];
  readonly assumptions: readonly ({
    readonly code: string;
    readonly message: string;
  })[];
  readonly uncertainty: UncertaintyView;
  readonly dataQuality: DataQualityView;
  readonly defaultsUsed: readonly DefaultUsed[];
  /** Share of the result that rests on at least one default used. */
  readonly shareOnDefaults: string;
  readonly factors: readonly ({
    readonly set: string;
    readonly version: string;
    readonly sha256: string;
    readonly cautions: readonly string[];
  })[];
  readonly rounding: {
    readonly places: number;
    readonly moneyPlaces: number;
    readonly mode: string;
    readonly rule: string;
  };
};

export type Evaluation = {
  readonly records: readonly ({ readonly [name: string]: Value_26b8fc13_0 })[];
  readonly rules?: readonly string[] | undefined;
  readonly kinds?: readonly ("validation" | "calculation" | "classification" | "threshold" | "routing")[] | undefined;
};

export type EvaluationSummary = {
  readonly id: string;
  readonly agentId: string;
  readonly version: string;
  readonly outcome: "PASSED" | "FAILED";
  readonly counts: {
    readonly cases: number;
    readonly failed: number;
  };
  readonly builtin: {
    readonly id: string;
    readonly version: string;
  };
  /** Digest of the built-in and of every set below; evidence is good for exactly this. */
  readonly basis: string;
  readonly sets: readonly ({
    readonly id: string;
    readonly version: string;
    readonly sha256: string;
  })[];
  /** Whose release put the version in question. */
  readonly factorSet?: string | undefined;
  readonly at: string;
  readonly by: string;
};

export type ExecutionView = {
  readonly id: string;
  readonly agentId: string;
  readonly agentVersion: string;
  readonly state: "PENDING" | "RUNNING" | "SUCCEEDED" | "FAILED" | "CANCELLED" | "TIMED_OUT";
  readonly mode: "sync" | "async";
  readonly priority: "P0" | "P1" | "P2" | "P3";
  readonly progress?: {
    readonly rowsRead: number;
    readonly rowsComputed: number;
    readonly rowsRefused: number;
    readonly bytesRead: number;
  } | undefined;
  readonly failure?: {
    readonly reason: string;
    readonly message: string;
    readonly field?: string | undefined;
    readonly details?: { readonly [name: string]: unknown } | undefined;
  } | undefined;
  readonly timeoutSeconds: number;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly startedAt?: string | undefined;
  readonly finishedAt?: string | undefined;
  readonly deadlineAt?: string | undefined;
  readonly cancelRequestedAt?: string | undefined;
  readonly sets?: readonly ({
    readonly id: string;
    readonly version: string;
    readonly sha256: string;
  })[] | undefined;
  readonly supersedes?: string | undefined;
  readonly restatement?: {
    readonly reason: string;
    readonly asOf?: string | undefined;
  } | undefined;
  readonly supersededBy?: string | undefined;
  readonly output?: { readonly [name: string]: unknown } | undefined;
};

export type Explanation = {
  /** Absent: no word of the text, or one spelt like it, stands there. */
  readonly keyword?: {
    /** BM25+ over name, id, tags, category and description. */
    readonly score: number;
    /** What enters the score, 0 to 1: the part of the best of its kind, less where even that holds few of the words, or is not near. */
    readonly share: number;
    readonly rank: number;
    /** What matched, and where. */
    readonly words: readonly ({
      readonly word: string;
      readonly fields: readonly string[];
    })[];
  } | undefined;
  /** Absent: it is not near in meaning. */
  readonly vector?: {
    /** Cosine of the two meanings. */
    readonly score: number;
    /** What enters the score, 0 to 1: the part of the best of its kind, less where even that holds few of the words, or is not near. */
    readonly share: number;
    readonly rank: number;
  } | undefined;
  /** How the score came about, e.g. "0.5 × 0.91 + 0.5 × 0.77 = 0.84". */
  readonly fused: string;
};

export type FacetsView = { readonly [name: string]: FacetView };

export type FacetView = {
  /** Most frequent first. */
  readonly values: readonly ({
    readonly value: string;
    readonly count: number;
  })[];
  /** Further values that are not shown. */
  readonly others: number;
};

export type FactorCard = {
  readonly id: string;
  /** Category, subcategory, activity and variant: as "activity" it names this factor alone. */
  readonly name: string;
  readonly category: string;
  readonly activity: string;
  readonly variant: string;
  readonly scope: "1" | "2" | "3" | "outside";
  readonly region: string;
  readonly unit: string;
  /** What the gas figures are: kg of each gas, or kg CO2e of it. */
  readonly gasBasis: "mass" | "co2e of each gas" | "co2e only";
  readonly boundary: "direct" | "life-cycle";
  /** kg per unit, as printed; null where nothing is, which is not zero. */
  readonly co2e: string | null;
  readonly co2: string | null;
  readonly ch4: string | null;
  readonly n2o: string | null;
  /** kg per unit, outside the scopes. */
  readonly biogenicCo2: string | null;
  readonly notes: string;
  /** 1 very good to 5 poor, for the date and region asked for, each with its rule. */
  readonly quality: readonly ({
    readonly indicator: "technology" | "time" | "geography" | "completeness" | "reliability";
    readonly grade: number;
    readonly reason: string;
  })[];
  readonly uncertainty: {
    readonly status: "known";
    /** Half of the 95 % interval as a share: "0.04" is ±4 %. */
    readonly relative95: string;
    readonly of: "co2" | "co2e";
    readonly source: string;
  } | {
    readonly status: "unknown";
    readonly reason: string;
  };
  readonly set: string;
  readonly series: string;
  readonly source: string;
  readonly version: string;
  readonly licence: string;
  readonly recordedAt: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  /** Its set is no longer chosen by default. */
  readonly deprecated?: DeprecationView | undefined;
  /** The set published later for the same days, chosen in its place. */
  readonly supersededBy?: string | undefined;
  /** Your own factor: it answers before the published ones. */
  readonly own?: {
    readonly revision: number;
    readonly recordedAt: string;
    readonly recordedBy: string;
    readonly replaces?: string | undefined;
    readonly withdrawn: boolean;
  } | undefined;
};

export type FactorHistory = {
  readonly id: string;
  readonly editions: readonly ({
    readonly id: string;
    /** Category, subcategory, activity and variant: as "activity" it names this factor alone. */
    readonly name: string;
    readonly category: string;
    readonly activity: string;
    readonly variant: string;
    readonly scope: "1" | "2" | "3" | "outside";
    readonly region: string;
    readonly unit: string;
    /** What the gas figures are: kg of each gas, or kg CO2e of it. */
    readonly gasBasis: "mass" | "co2e of each gas" | "co2e only";
    readonly boundary: "direct" | "life-cycle";
    /** kg per unit, as printed; null where nothing is, which is not zero. */
    readonly co2e: string | null;
    readonly co2: string | null;
    readonly ch4: string | null;
    readonly n2o: string | null;
    /** kg per unit, outside the scopes. */
    readonly biogenicCo2: string | null;
    readonly notes: string;
    /** 1 very good to 5 poor, for the date and region asked for, each with its rule. */
    readonly quality: readonly ({
      readonly indicator: "technology" | "time" | "geography" | "completeness" | "reliability";
      readonly grade: number;
      readonly reason: string;
    })[];
    readonly uncertainty: {
      readonly status: "known";
      /** Half of the 95 % interval as a share: "0.04" is ±4 %. */
      readonly relative95: string;
      readonly of: "co2" | "co2e";
      readonly source: string;
    } | {
      readonly status: "unknown";
      readonly reason: string;
    };
    readonly set: string;
    readonly series: string;
    readonly source: string;
    readonly version: string;
    readonly licence: string;
    readonly recordedAt: string;
    readonly validFrom: string;
    readonly validTo: string | null;
    /** Its set is no longer chosen by default. */
    readonly deprecated?: DeprecationView | undefined;
    /** The set published later for the same days, chosen in its place. */
    readonly supersededBy?: string | undefined;
    /** Your own factor: it answers before the published ones. */
    readonly own?: {
      readonly revision: number;
      readonly recordedAt: string;
      readonly recordedBy: string;
      readonly replaces?: string | undefined;
      readonly withdrawn: boolean;
    } | undefined;
    /** Against the entry before; empty for the first, or where nothing moved. */
    readonly changes: readonly ({
      readonly figure: "co2e" | "co2" | "ch4" | "n2o";
      readonly from: string | null;
      readonly to: string | null;
      readonly absolute: string | null;
      /** (to − from) / from; null where there is no old figure. */
      readonly relative: string | null;
    })[];
    readonly unitChanged: boolean;
  })[];
};

export type FactorMatch = {
  readonly id: string;
  /** Category, subcategory, activity and variant: as "activity" it names this factor alone. */
  readonly name: string;
  readonly category: string;
  readonly activity: string;
  readonly variant: string;
  readonly scope: "1" | "2" | "3" | "outside";
  readonly region: string;
  readonly unit: string;
  /** What the gas figures are: kg of each gas, or kg CO2e of it. */
  readonly gasBasis: "mass" | "co2e of each gas" | "co2e only";
  readonly boundary: "direct" | "life-cycle";
  /** kg per unit, as printed; null where nothing is, which is not zero. */
  readonly co2e: string | null;
  readonly co2: string | null;
  readonly ch4: string | null;
  readonly n2o: string | null;
  /** kg per unit, outside the scopes. */
  readonly biogenicCo2: string | null;
  readonly notes: string;
  /** 1 very good to 5 poor, for the date and region asked for, each with its rule. */
  readonly quality: readonly ({
    readonly indicator: "technology" | "time" | "geography" | "completeness" | "reliability";
    readonly grade: number;
    readonly reason: string;
  })[];
  readonly uncertainty: {
    readonly status: "known";
    /** Half of the 95 % interval as a share: "0.04" is ±4 %. */
    readonly relative95: string;
    readonly of: "co2" | "co2e";
    readonly source: string;
  } | {
    readonly status: "unknown";
    readonly reason: string;
  };
  readonly set: string;
  readonly series: string;
  readonly source: string;
  readonly version: string;
  readonly licence: string;
  readonly recordedAt: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  /** Its set is no longer chosen by default. */
  readonly deprecated?: DeprecationView | undefined;
  /** The set published later for the same days, chosen in its place. */
  readonly supersededBy?: string | undefined;
  /** Your own factor: it answers before the published ones. */
  readonly own?: {
    readonly revision: number;
    readonly recordedAt: string;
    readonly recordedBy: string;
    readonly replaces?: string | undefined;
    readonly withdrawn: boolean;
  } | undefined;
  readonly match: {
    readonly score: number;
    /** Why this factor answers, one sentence per search term. */
    readonly reasons: readonly string[];
  };
};

export type FactorSetView = {
  readonly id: string;
  /** defra, epa-hub, egrid, ember, or one published since; "fuel-tables" and "reference-tables" are no series. */
  readonly series: string;
  readonly source: string;
  readonly version: string;
  readonly licence: string;
  readonly recordedAt: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  /** When its figures were taken from the source. */
  readonly retrieved?: string | undefined;
  /** Of emission factors. */
  readonly boundary?: "direct" | "life-cycle" | undefined;
  readonly cautions: readonly string[];
  /** Factors, or rows of a table. */
  readonly rows: number;
  readonly sha256: string;
  readonly supersededBy?: string | undefined;
  readonly deprecated?: DeprecationView | undefined;
};

export type FilesDownloadTicket = {
  readonly url: string;
  readonly expiresAt: string;
};

export type FileView = {
  readonly id: string;
  readonly name: string;
  readonly contentType: string;
  readonly sizeBytes: number;
  readonly status: "AWAITING_UPLOAD" | "UPLOADED";
  readonly createdAt: string;
  readonly createdBy: string;
};

export type FindingView = {
  /** 1-based number of the record. */
  readonly row: number;
  /** Of the file. */
  readonly line?: number | undefined;
  /** Header of the table. */
  readonly column?: string | undefined;
  /** JSON Pointer; from the body on where the records came in it. */
  readonly field: string;
  readonly ruleId: string;
  readonly ruleVersion: string;
  readonly framework: string;
  readonly clause: string;
  readonly severity: "error" | "warning" | "info";
  readonly value: string;
  readonly message: string;
  readonly remedy: string;
  /** A way to mend it that nobody takes unasked. */
  readonly proposal?: {
    readonly action: string;
    readonly message: string;
    /** JSON Pointer of what would be replaced. */
    readonly field: string;
    /** The geometry that would stand there; left out once a report shows 1 MB of such. */
    readonly value?: { readonly [name: string]: Value_26b8fc13_0 } | undefined;
  } | undefined;
};

export type GroupingKey = PeriodKey | HierarchyKey | {
  readonly kind: "category";
  readonly field: string;
  /** The name of this key in the result; that of the field unless told. */
  readonly as?: string | undefined;
  /** Rows without the field go under this label; without it they are refused. */
  readonly missing?: string | undefined;
} | {
  readonly kind: "scope";
  /** The field of the rows; that of the same name as the kind unless told. */
  readonly field?: string | undefined;
  /** The name of this key in the result; that of the field unless told. */
  readonly as?: string | undefined;
  /** Rows without the field go under this label; without it they are refused. */
  readonly missing?: string | undefined;
} | {
  readonly kind: "source";
  /** The field of the rows; that of the same name as the kind unless told. */
  readonly field?: string | undefined;
  /** The name of this key in the result; that of the field unless told. */
  readonly as?: string | undefined;
  /** Rows without the field go under this label; without it they are refused. */
  readonly missing?: string | undefined;
} | {
  readonly kind: "geography";
  /** The field of the rows; that of the same name as the kind unless told. */
  readonly field?: string | undefined;
  /** country unless told. */
  readonly detail?: "country" | "subdivision" | undefined;
  /** The name of this key in the result; that of the field unless told. */
  readonly as?: string | undefined;
  /** Rows without the field go under this label; without it they are refused. */
  readonly missing?: string | undefined;
} | {
  readonly kind: "businessUnit";
  /** The field of the rows; that of the same name as the kind unless told. */
  readonly field?: string | undefined;
  /** The name of this key in the result; that of the field unless told. */
  readonly as?: string | undefined;
  /** Rows without the field go under this label; without it they are refused. */
  readonly missing?: string | undefined;
};

export type HierarchyKey = {
  readonly kind: "hierarchy";
  readonly field: string;
  /** Each node with its parent; null, or never named as a child: a root. */
  readonly parents?: { readonly [name: string]: string | null } | undefined;
  /** Instead of parents: the field holds a path, split at this. */
  readonly separator?: string | undefined;
  /** The name of this key in the result; that of the field unless told. */
  readonly as?: string | undefined;
  /** Rows without the field go under this label; without it they are refused. */
  readonly missing?: string | undefined;
};

export type ImpactView = {
  readonly executionId: string;
  readonly agentId: string;
  readonly agentVersion: string;
  readonly finishedAt: string;
  /** IMPOSSIBLE: it cannot be computed anew, e.g. because its file is gone. */
  readonly outcome: "CHANGED" | "IMPOSSIBLE";
  readonly figures: readonly ({
    readonly name: string;
    readonly unit: string;
    readonly before: string;
    readonly after: string;
    /** After less before. */
    readonly absolute: string;
    /** Of before, as a share; absent where before is nothing. */
    readonly relative?: string | undefined;
  })[];
  readonly problem?: string | undefined;
};

export type InputRow = { readonly [name: string]: string | number | boolean | null };

export type InputRows = readonly InputRow[];

export type InvalidatedView = {
  readonly groups: readonly string[];
  readonly effectiveBy: string;
};

export type Invalidation = {
  /** Everything remembered for the tenant. */
  readonly all?: true | undefined;
  /** `agent:fuel-emissions`, `agents`, `factors`. */
  readonly tags?: readonly string[] | undefined;
  /** A cache and parts of a key: `agents/fuel-emissions`. */
  readonly prefixes?: readonly string[] | undefined;
};

export type InventoryResult = {
  readonly inventory: {
    readonly scope1: {
      /** kg as decimal text. */
      readonly co2eKg: string;
      /** kg as decimal text. */
      readonly co2Kg: string;
      /** kg as decimal text. */
      readonly ch4Kg: string;
      /** kg as decimal text. */
      readonly n2oKg: string;
      /** Outside the scopes and not in co2eKg. */
      readonly biogenicCo2Kg: string;
    };
    readonly scope2Location: {
      /** kg as decimal text. */
      readonly co2eKg: string;
      /** kg as decimal text. */
      readonly co2Kg: string;
      /** kg as decimal text. */
      readonly ch4Kg: string;
      /** kg as decimal text. */
      readonly n2oKg: string;
      /** Outside the scopes and not in co2eKg. */
      readonly biogenicCo2Kg: string;
    };
    /** kg as decimal text. */
    readonly scope2MarketCo2eKg: string;
    readonly scope3: {
      /** kg as decimal text. */
      readonly co2eKg: string;
      /** kg as decimal text. */
      readonly co2Kg: string;
      /** kg as decimal text. */
      readonly ch4Kg: string;
      /** kg as decimal text. */
      readonly n2oKg: string;
      /** Outside the scopes and not in co2eKg. */
      readonly biogenicCo2Kg: string;
    };
    readonly scope3ByCategory: readonly ({
      /** kg as decimal text. */
      readonly co2eKg: string;
      /** kg as decimal text. */
      readonly co2Kg: string;
      /** kg as decimal text. */
      readonly ch4Kg: string;
      /** kg as decimal text. */
      readonly n2oKg: string;
      /** Outside the scopes and not in co2eKg. */
      readonly biogenicCo2Kg: string;
      readonly category: number;
      readonly name: string;
    })[];
    /** kg as decimal text. */
    readonly totalLocationCo2eKg: string;
    /** The same inventory with contracts: another total, not a further part. */
    readonly totalMarketCo2eKg: string;
    /** kg as decimal text. */
    readonly biogenicCo2Kg: string;
  };
  readonly entries: readonly ({
    readonly emissions: {
      /** kg as decimal text. */
      readonly co2eKg: string;
      /** kg as decimal text. */
      readonly co2Kg: string;
      /** kg as decimal text. */
      readonly ch4Kg: string;
      /** kg as decimal text. */
      readonly n2oKg: string;
      /** Outside the scopes and not in co2eKg. */
      readonly biogenicCo2Kg: string;
    };
    readonly otherGases?: readonly ({
      readonly gas: string;
      /** kg as decimal text. */
      readonly kg: string;
      /** kg as decimal text. */
      readonly co2eKg: string;
    })[] | undefined;
    readonly scope: 1 | 2 | 3 | "outside";
    /** Of scope 3. */
    readonly category?: number | undefined;
    readonly basis: string;
    /** In the unit of the factor. */
    readonly amount?: {
      readonly value: string;
      readonly unit: string;
    } | undefined;
    readonly conversions: readonly string[];
    readonly steps?: readonly string[] | undefined;
    readonly factors: readonly ({
      readonly id: string;
      readonly name: string;
      readonly set: string;
      readonly source: string;
      readonly version: string;
      readonly licence: string;
      readonly region: string;
      readonly unit: string;
      readonly gasBasis: string;
      readonly recordedAt: string;
      readonly validFrom: string;
      readonly validTo: string | null;
      readonly co2: string;
      readonly ch4: string;
      readonly n2o: string;
      readonly biogenicCo2: string;
      readonly co2e?: string | undefined;
      /** Of a factor of your own. */
      readonly revision?: number | undefined;
      /** The published factor yours stands before. */
      readonly shadows?: string | undefined;
    })[];
    readonly market?: {
      /** By contracts; never added to the location-based figure. */
      readonly co2eKg: string;
      readonly byInstrument: readonly ({
        readonly name: string;
        readonly mwh: string;
        /** kg as decimal text. */
        readonly co2eKg: string;
      })[];
      readonly uncoveredMwh: string;
      readonly uncoveredBasis: string;
      readonly unusedMwh: string;
      readonly refused: readonly ({
        readonly name: string;
        readonly why: string;
      })[];
    } | undefined;
    readonly presented?: {
      readonly framework: string;
      readonly value: string;
      readonly unit: string;
      readonly places: number;
      readonly mode: string;
      readonly prescribed: boolean;
      readonly source: string;
    } | undefined;
    readonly reference?: string | undefined;
    readonly assumptions: readonly ({
      readonly code: string;
      readonly message: string;
    })[];
    readonly asOf?: string | undefined;
    readonly uncertainty: UncertaintyView;
    readonly dataQuality: DataQualityView;
    readonly defaultsUsed: readonly DefaultUsed[];
    /** Share of the result that rests on at least one default used. */
    readonly shareOnDefaults: string;
  })[];
  readonly leftOut: readonly ({
    readonly reference: string;
    readonly code: string;
    readonly countedAs: string;
    readonly message: string;
  })[];
  readonly warnings: readonly ({
    readonly references: readonly string[];
    readonly code: string;
    readonly message: string;
  })[];
  readonly presented?: {
    readonly location: {
      readonly framework: string;
      readonly value: string;
      readonly unit: string;
      readonly places: number;
      readonly mode: string;
      readonly prescribed: boolean;
      readonly source: string;
    };
    readonly market: {
      readonly framework: string;
      readonly value: string;
      readonly unit: string;
      readonly places: number;
      readonly mode: string;
      readonly prescribed: boolean;
      readonly source: string;
    };
  } | undefined;
  readonly reference?: string | undefined;
  readonly gwp: {
    readonly set: "AR4" | "AR5" | "AR6";
    readonly ch4: string;
    readonly n2o: string;
    readonly source: string;
  };
  readonly assumptions: readonly ({
    readonly code: string;
    readonly message: string;
  })[];
  readonly rounding: {
    readonly unit: string;
    readonly places: number;
    readonly mode: string;
    readonly rule: string;
  };
  readonly asOf?: string | undefined;
  readonly uncertainty: UncertaintyView;
  readonly dataQuality: DataQualityView;
  readonly defaultsUsed: readonly DefaultUsed[];
  /** Share of the result that rests on at least one default used. */
  readonly shareOnDefaults: string;
};

export type IssuedApiKey = {
  readonly id: string;
  readonly name: string;
  readonly prefix: string;
  readonly permissions: readonly ("agents:read" | "agents:write" | "agents:certify" | "executions:read" | "executions:run" | "executions:cancel" | "files:read" | "files:write" | "data:read" | "data:write" | "calculations:run" | "rules:read" | "rules:run" | "rules:write" | "jobs:read" | "tenants:read" | "tenants:manage" | "audit:read" | "keys:manage" | "cache:manage" | "platform:tenants" | "platform:factors")[];
  readonly expiresAt: string;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly rotatedAt?: string | undefined;
  readonly previousValidUntil?: string | undefined;
  readonly lastUsedAt?: string | undefined;
  /** To be sent as X-API-Key. Shown this once: nobody can read it again. */
  readonly key: string;
};

export type JobDetail = {
  readonly id: string;
  readonly kind: string;
  readonly state: "QUEUED" | "RUNNING" | "COMPLETED" | "FAILED";
  /** How many items there are, and how many were done or refused so far. */
  readonly counts: {
    readonly total: number;
    readonly succeeded: number;
    readonly failed: number;
  };
  readonly requestedAt: string;
  readonly requestedBy: string;
  readonly startedAt?: string | undefined;
  readonly completedAt?: string | undefined;
  /** Why a job that is FAILED was given up; what `counts` tells is done stays done. */
  readonly failure?: {
    readonly reason: string;
    readonly message: string;
    readonly at: string;
  } | undefined;
  /** A JSON file of every outcome in order, to be fetched while the address holds. */
  readonly result?: {
    readonly url: string;
    readonly expiresAt: string;
  } | undefined;
};

export type JobView = {
  readonly id: string;
  readonly kind: string;
  readonly state: "QUEUED" | "RUNNING" | "COMPLETED" | "FAILED";
  /** How many items there are, and how many were done or refused so far. */
  readonly counts: {
    readonly total: number;
    readonly succeeded: number;
    readonly failed: number;
  };
  readonly requestedAt: string;
  readonly requestedBy: string;
  readonly startedAt?: string | undefined;
  readonly completedAt?: string | undefined;
  /** Why a job that is FAILED was given up; what `counts` tells is done stays done. */
  readonly failure?: {
    readonly reason: string;
    readonly message: string;
    readonly at: string;
  } | undefined;
};

export type LifecycleView = {
  readonly id: string;
  readonly at: string;
  readonly by: string;
  /** What happened, e.g. `agent-transitioned` or `version-promoted`. */
  readonly type: string;
  readonly agentId: string;
  readonly version?: string | undefined;
  readonly alias?: string | undefined;
  /** Of an alias that moved: the version it stood for. */
  readonly was?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly reason?: string | undefined;
};

export type LiveView = {
  readonly status: "alive";
};

export type MarketWay = {
  readonly instruments: readonly ({
    readonly name: string;
    readonly kind: "certificate" | "contract" | "supplier-rate";
    /** Text keeps every digit. */
    readonly mwh: number | string;
    /** Text keeps every digit. */
    readonly kgCo2ePerMwh: number | string;
    /** Quality criteria it does not meet: it then counts for nothing. */
    readonly fails?: readonly ("conveysRate" | "soleClaim" | "retired" | "vintageNear" | "sameMarket")[] | undefined;
  })[];
  /** Text keeps every digit. */
  readonly residualKgCo2ePerMwh?: number | string | undefined;
  readonly residualSource?: string | undefined;
};

export type MeView = {
  readonly id: string;
  readonly kind: "user" | "key";
  readonly email?: string | undefined;
  readonly name: string;
  readonly tenantId: string;
  readonly roles: readonly ("platform-admin" | "admin" | "developer" | "operator" | "viewer")[];
  readonly permissions: readonly ("agents:read" | "agents:write" | "agents:certify" | "executions:read" | "executions:run" | "executions:cancel" | "files:read" | "files:write" | "data:read" | "data:write" | "calculations:run" | "rules:read" | "rules:run" | "rules:write" | "jobs:read" | "tenants:read" | "tenants:manage" | "audit:read" | "keys:manage" | "cache:manage" | "platform:tenants" | "platform:factors")[];
};

/** Further inputs by name, for join and union. */
export type NamedInputs = { readonly [name: string]: InputRows };

export type NewAgent = {
  readonly name: string;
  readonly description?: string | undefined;
  readonly category: string;
  readonly tags?: readonly string[] | undefined;
  readonly id: string;
};

export type NewAgents = {
  /** `async` answers at once with a job, whose progress and result GET /v1/jobs/{jobId} tells. */
  readonly mode?: "sync" | "async" | undefined;
  /** Agents as POST /v1/agents takes them. */
  readonly items: readonly Value_26b8fc13_0[];
};

export type NewApiKey = {
  /** What it is for, as people will know it. */
  readonly name: string;
  /** What the key may do: at most what you may yourself. */
  readonly permissions: readonly ("agents:read" | "executions:read" | "files:read" | "data:read" | "rules:read" | "jobs:read" | "tenants:read" | "executions:run" | "executions:cancel" | "files:write" | "calculations:run" | "rules:run" | "agents:write" | "data:write" | "rules:write" | "agents:certify" | "tenants:manage" | "audit:read" | "cache:manage")[];
  /** At most 365 days ahead; 90 days, unless told. */
  readonly expiresAt?: string | undefined;
};

export type NewArtifact = {
  /** What downloads are saved as. What the file is, its content says and not its name. */
  readonly fileName: string;
  readonly contentType?: "application/zip" | "application/x-zip-compressed" | "application/gzip" | "application/x-gzip" | "application/x-tar" | "application/x-compressed-tar" | "application/tar+gzip" | "application/octet-stream" | undefined;
  readonly sizeBytes: number;
  /** Of the whole file; what arrives is held against it. */
  readonly sha256: string;
  /** The SHA-256 of each part in order, each of 8388608 bytes but for the last: storage then refuses at once a part that changed on its way. */
  readonly partSha256?: readonly string[] | undefined;
};

export type NewCandidate = {
  readonly sizeBytes: number;
};

export type NewFile = {
  readonly name: string;
  readonly contentType: string;
  readonly sizeBytes: number;
};

export type NewMember = {
  readonly email: string;
  readonly name?: string | undefined;
  readonly role: "admin" | "developer" | "operator" | "viewer";
  readonly password?: string | undefined;
};

export type NewOwnFactor = {
  /** Of a factor that exists: records a further revision of it. Absent: named after activity and region. */
  readonly id?: string | undefined;
  readonly activity: string;
  readonly unit: string;
  readonly region: string;
  readonly scope: "1" | "2" | "3" | "outside";
  readonly validFrom: string;
  /** Inclusive; null while it holds. */
  readonly validTo?: string | null | undefined;
  /** kg CO2e per unit. */
  readonly co2e?: string | undefined;
  readonly gases?: {
    /** kg CO2 per unit. */
    readonly co2?: string | undefined;
    /** kg CH4, the gas per unit. */
    readonly ch4?: string | undefined;
    /** kg N2O, the gas per unit. */
    readonly n2o?: string | undefined;
  } | undefined;
  /** kg CO2 of biogenic origin, outside the scopes per unit. */
  readonly biogenicCo2?: string | undefined;
  /** Who says so: a certificate, a measurement, a supplier. */
  readonly source: string;
  /** 1 very good to 5 very poor. */
  readonly quality?: {
    readonly technology: number;
    readonly time: number;
    readonly geography: number;
    readonly completeness: number;
    readonly reliability: number;
  } | undefined;
  /** Half of the 95 % interval as a share of the figure. */
  readonly uncertainty?: string | undefined;
  /** A published factor it stands in for, in all its editions. */
  readonly replaces?: string | undefined;
  /** For these days the factor answers no more. */
  readonly withdrawn?: boolean | undefined;
};

export type NewReport = {
  /** Sets that were superseded or corrected: results that rest on any of them are looked at. */
  readonly factorSets: readonly string[];
  /** The day whose knowledge the results are held against; today, unless told. */
  readonly asOf?: string | undefined;
};

export type NewTenant = {
  readonly id: string;
  readonly name: string;
  readonly tier: "free" | "team" | "enterprise";
  /** Multiplies every rate limit of the tenant and its people. */
  readonly limitFactor?: number | undefined;
  readonly members: readonly NewMember[];
};

export type NewTransition = {
  readonly to: "DRAFT" | "EXPERIMENTAL" | "CERTIFIED" | "DEPRECATED" | "RETIRED";
  readonly reason?: string | undefined;
};

export type OnboardingView = {
  readonly tenantId: string;
  readonly complete: boolean;
  readonly steps: readonly ({
    readonly id: "profile" | "admin" | "agent" | "execution";
    readonly title: string;
    readonly state: "done" | "pending";
    readonly doneAt?: string | undefined;
  })[];
};

export type OutputRow = {
  readonly row: { readonly [name: string]: string | number | boolean | null };
  readonly lineage: {
    /** "main/3": row 3 of the stream; "main/1-500": all of these. */
    readonly inputs: readonly string[];
    readonly stages: readonly string[];
  };
};

export type PartsAsked = {
  /** The parts that URLs are wanted for, in any order; without it all that are missing. */
  readonly parts?: readonly ({
    readonly partNumber: number;
    /** What storage answered when the part was sent, to have it checked. */
    readonly etag?: string | undefined;
  })[] | undefined;
};

export type PartView = {
  readonly partNumber: number;
  readonly sizeBytes: number;
  /** DIFFERENT: another content stands there than the ETag that was sent says. */
  readonly status: "MISSING" | "STORED" | "DIFFERENT";
  readonly etag?: string | undefined;
  readonly upload?: {
    readonly url: string;
    readonly method: "PUT";
    readonly headers: { readonly [name: string]: string };
    readonly expiresAt: string;
  } | undefined;
};

export type PeriodKey = {
  readonly kind: "period";
  readonly field: string;
  /** Weeks are those of ISO 8601. */
  readonly period: "day" | "week" | "month" | "quarter" | "year";
  /** IANA name, e.g. "Europe/Berlin"; decides the day of an instant. UTC unless told. */
  readonly timeZone?: string | undefined;
  /** Years and quarters begin with this month. */
  readonly fiscal?: {
    readonly startMonth: number;
    /** Which of its two calendar years a fiscal year is called after. */
    readonly namedBy: "start" | "end";
  } | undefined;
  /** The name of this key in the result; that of the field unless told. */
  readonly as?: string | undefined;
  /** Rows without the field go under this label; without it they are refused. */
  readonly missing?: string | undefined;
};

export type PipelineRequest = {
  /** The stages of the pipeline: an object, or the text of YAML. */
  readonly definition: string | { readonly [name: string]: Value_26b8fc13_0 };
  /** The stream called "main". */
  readonly rows: InputRows;
  readonly inputs?: NamedInputs | undefined;
};

export type PipelineResult = {
  readonly name: string;
  readonly counts: Counts;
  readonly stages: StageCounts;
  readonly rows: readonly OutputRow[];
  readonly skipped: readonly SkippedRow[];
  readonly quarantined: readonly QuarantinedRow[];
};

export type ProcessDescription = {
  /** Your name for it. */
  readonly id: string;
  /** Tonnes produced. */
  readonly outputT: number | string;
  /** tCO2e attributed to the process itself. */
  readonly directT: number | string;
  /** Used. */
  readonly electricityMwh?: number | string | undefined;
  /** tCO2 of making one MWh. */
  readonly electricityTPerMwh?: number | string | undefined;
  /** Column A, tCO2e per tonne, without precursors; not published here. */
  readonly benchmark?: number | string | undefined;
  /** Id of the installation it runs in. */
  readonly installation?: string | undefined;
  readonly precursors?: readonly ({
    /** Tonnes that went into the process. */
    readonly massT: number | string;
    /** Id of the process here that makes it. */
    readonly process?: string | undefined;
    /** What it is, where its emissions are stated. */
    readonly name?: string | undefined;
    /** Its specific direct emissions, tCO2e per tonne, verified. */
    readonly direct?: number | string | undefined;
    /** Its specific indirect emissions, tCO2e per tonne. */
    readonly indirect?: number | string | undefined;
    /** Its benchmark, tCO2e per tonne, where its emissions are stated. */
    readonly benchmark?: number | string | undefined;
    /** Its CN code: the default value with mark-up counts. */
    readonly cnCode?: string | undefined;
    /** Country of origin of a precursor by default value; "unknown" takes the highest. */
    readonly origin?: string | undefined;
    /** Words of the variant where its code has several. */
    readonly variant?: string | undefined;
  })[] | undefined;
};

export type Processes = readonly ProcessDescription[];

export type ProcessWay = {
  /** One of clinker, clinker-mrr, lime-high-calcium, lime-dolomitic, lime-dolomitic-high, lime-hydraulic and more. */
  readonly process?: string | undefined;
  /** Text keeps every digit. */
  readonly tonnes?: number | string | undefined;
  /** Text keeps every digit. */
  readonly abatedShare?: number | string | undefined;
  /** Text keeps every digit. */
  readonly culletShare?: number | string | undefined;
  /** Text keeps every digit. */
  readonly ureaTonnes?: number | string | undefined;
  /** Instead of process and tonnes: the carbon that goes in and comes out. */
  readonly carbonBalance?: {
    readonly inputs: readonly ({
      readonly name: string;
      /** Text keeps every digit. */
      readonly tonnes: number | string;
      /** Text keeps every digit. */
      readonly carbonShare: number | string;
    })[];
    readonly outputs: readonly ({
      readonly name: string;
      /** Text keeps every digit. */
      readonly tonnes: number | string;
      /** Text keeps every digit. */
      readonly carbonShare: number | string;
    })[];
  } | undefined;
};

export type Promotion = {
  /** The next state, unless told. */
  readonly to?: "EXPERIMENTAL" | "CERTIFIED" | undefined;
  readonly reason?: string | undefined;
};

export type PublishVersion = {
  readonly version?: string | undefined;
  readonly description?: string | undefined;
  readonly runtime: {
    /** `builtin`; `script`, `llm`, `workflow` and `remote` are reserved for later. */
    readonly kind: "builtin";
    readonly builtin: string;
  };
  /** The agents it needs, each with the range of versions it can use. */
  readonly dependencies?: { readonly [name: string]: string } | undefined;
  /** In place of `version`: the next one after the highest that ever was. */
  readonly bump?: "major" | "minor" | "patch" | undefined;
};

export type QuarantinedRow = {
  readonly row: { readonly [name: string]: string | number | boolean | null };
  readonly lineage: {
    /** "main/3": row 3 of the stream; "main/1-500": all of these. */
    readonly inputs: readonly string[];
    readonly stages: readonly string[];
  };
  readonly stage: string;
  readonly trouble: {
    readonly field: string;
    readonly value: string;
    readonly code: string;
    readonly reason: string;
    readonly remedy: string;
  };
};

export type ReadyView = {
  readonly status: "ready";
};

export type RecommendedAgent = {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly category: string;
  readonly tags: readonly string[];
  readonly state: "DRAFT" | "EXPERIMENTAL" | "CERTIFIED" | "DEPRECATED" | "RETIRED";
  /** It has a certified version. */
  readonly certified: boolean;
  /** Rules and standards its own words name. */
  readonly regulations: readonly ("CBAM" | "CSRD" | "CSDDD" | "EU-ETS" | "EU-TAXONOMY" | "EUDR" | "FuelEU" | "GHG-PROTOCOL" | "IFRS-S2" | "ISO-14064" | "ISO-14067" | "ISO-14083" | "ISO-50001" | "SBTi" | "SFDR")[];
  readonly latestVersion?: string | undefined;
  /** What carries its latest version out. */
  readonly builtin?: string | undefined;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly updatedAt: string;
  readonly why: "people-like-you" | "trending" | "recent";
  /** Of people like you: 0 to 1, of the best. */
  readonly score?: number | undefined;
  /** How many who run what you run also run it. */
  readonly people?: number | undefined;
  /** Agents you run that they run too. */
  readonly because?: readonly string[] | undefined;
};

export type RecordOutcome = {
  readonly index: number;
  readonly findings: readonly ({
    readonly rule: string;
    readonly version: number;
    readonly severity: "error" | "warning" | "info";
    readonly message: string;
    readonly remedy: string;
    readonly field?: string | undefined;
  })[];
  readonly calculated: readonly ({
    readonly rule: string;
    readonly version: number;
    readonly target: string;
    readonly value: string;
    readonly unit: string;
    readonly over?: readonly string[] | undefined;
  })[];
  readonly classified: readonly ({
    readonly rule: string;
    readonly version: number;
    readonly attribute: string;
    readonly class: string;
    readonly over?: readonly string[] | undefined;
  })[];
  readonly alerts: readonly ({
    readonly rule: string;
    readonly version: number;
    readonly alert: string;
    readonly severity: "error" | "warning" | "info";
    readonly message: string;
    readonly value: string;
    readonly limit: string;
    readonly unit: string;
  })[];
  readonly routed: readonly ({
    readonly rule: string;
    readonly version: number;
    readonly decision: string;
    readonly to: string;
    readonly over?: readonly string[] | undefined;
  })[];
  readonly problems: readonly ({
    readonly rule: string;
    readonly version: number;
    readonly code: string;
    readonly message: string;
    readonly field?: string | undefined;
  })[];
};

export type RecordTypeView = {
  readonly id: "activity" | "cbam-import" | "csrd-statement" | "eudr-statement" | "ghg-inventory" | "organisation" | "report";
  readonly title: string;
  readonly frameworks: readonly ("data" | "business" | "cbam" | "csrd" | "eudr" | "ghg-protocol" | "iso-14064" | "output")[];
  readonly fields: { readonly [name: string]: Value_26b8fc13_0 };
  /** A record without fault. */
  readonly example: { readonly [name: string]: Value_26b8fc13_0 };
};

export type RefreshBody = {
  readonly refreshToken: string;
};

export type RefrigerantWay = {
  /** e.g. "R-410A", "HFC-134a", "SF6". */
  readonly gas: string;
  /** kg by stage of life. */
  readonly materialBalance?: {
    /** Text keeps every digit. */
    readonly purchasedForNew?: number | string | undefined;
    /** Text keeps every digit. */
    readonly capacityOfNew?: number | string | undefined;
    /** Text keeps every digit. */
    readonly purchasedForService?: number | string | undefined;
    /** Text keeps every digit. */
    readonly capacityOfRetired?: number | string | undefined;
    /** Text keeps every digit. */
    readonly recoveredFromRetired?: number | string | undefined;
  } | undefined;
  /** kg in store and out of it. */
  readonly inventoryBalance?: {
    /** Text keeps every digit. */
    readonly stockAtStart: number | string;
    /** Text keeps every digit. */
    readonly stockAtEnd: number | string;
    /** Text keeps every digit. */
    readonly acquired: number | string;
    /** Text keeps every digit. */
    readonly disbursed: number | string;
    /** Text keeps every digit. */
    readonly capacityIncrease: number | string;
  } | undefined;
  /** Charge and a leakage you state. */
  readonly screening?: {
    /** Text keeps every digit. */
    readonly chargeKg: number | string;
    /** Text keeps every digit. */
    readonly leakageShare: number | string;
    /** Text keeps every digit. */
    readonly years: number | string;
  } | undefined;
  /** Default leakage by kind of equipment and stage of life. */
  readonly equipment?: {
    readonly kind: "domestic-refrigeration" | "stand-alone-commercial" | "medium-large-commercial" | "transport-refrigeration" | "industrial-refrigeration" | "chillers" | "air-conditioning" | "mobile-air-conditioning";
    /** Text keeps every digit. */
    readonly chargedNewKg?: number | string | undefined;
    /** Text keeps every digit. */
    readonly operatingChargeKg?: number | string | undefined;
    /** Text keeps every digit. */
    readonly years?: number | string | undefined;
    /** Text keeps every digit. */
    readonly scrappedChargeKg?: number | string | undefined;
  } | undefined;
};

export type RegistryHealthView = {
  readonly agentId: string;
  readonly status: "healthy" | "degraded" | "unhealthy";
  readonly version?: string | undefined;
  readonly checks: readonly ({
    readonly name: "lifecycle" | "version" | "runtime" | "evidence" | "dependencies";
    readonly status: "healthy" | "degraded" | "unhealthy";
    readonly message: string;
  })[];
};

export type RegistryVersionView = {
  readonly agentId: string;
  readonly version: string;
  readonly runtime: {
    readonly kind: "builtin";
    readonly builtin: string;
  };
  readonly dependencies?: { readonly [name: string]: string } | undefined;
  readonly state: "DRAFT" | "EXPERIMENTAL" | "CERTIFIED";
  readonly evidence?: {
    readonly evaluationId: string;
    readonly basis: string;
    readonly at: string;
  } | undefined;
  readonly deprecation?: {
    /** Until then it runs, and afterwards no more. */
    readonly sunsetAt: string;
    readonly replacement?: string | undefined;
    readonly reason?: string | undefined;
    readonly at: string;
    readonly by: string;
  } | undefined;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly description: string;
  readonly inputSchema: { readonly [name: string]: Value_e6392735_0 };
  readonly outputSchema: { readonly [name: string]: Value_e6392735_1 };
};

export type Rejection = {
  readonly reason: string;
  readonly message: string;
  readonly entry?: string | undefined;
  readonly value?: string | number | undefined;
  readonly limit?: string | number | undefined;
};

export type ReportView = {
  readonly id: string;
  readonly state: "RUNNING" | "COMPLETE";
  readonly factorSets: readonly string[];
  /** The factor set whose release or deprecation caused the report. */
  readonly release?: string | undefined;
  readonly asOf: string;
  readonly counts: {
    readonly results: number;
    readonly changed: number;
    readonly unchanged: number;
    readonly impossible: number;
  };
  readonly agents: readonly ({
    readonly agentId: string;
    readonly results: number;
    readonly changed: number;
    readonly impossible: number;
    /** Over all results that could be computed anew. */
    readonly figures: readonly ({
      readonly name: string;
      readonly unit: string;
      readonly before: string;
      readonly after: string;
      /** After less before. */
      readonly absolute: string;
      /** Of before, as a share; absent where before is nothing. */
      readonly relative?: string | undefined;
    })[];
  })[];
  readonly requestedAt: string;
  readonly requestedBy: string;
  readonly completedAt?: string | undefined;
};

export type Restate = {
  readonly reason: string;
  /** Only what had been published by this day; today, unless told. */
  readonly asOf?: string | undefined;
};

export type ResultView = {
  readonly executionId: string;
  readonly state: "PENDING" | "RUNNING" | "SUCCEEDED" | "FAILED" | "CANCELLED" | "TIMED_OUT";
  readonly output?: { readonly [name: string]: unknown } | undefined;
  readonly chainHead?: string | undefined;
  readonly documents: {
    readonly output?: DocumentView | undefined;
    readonly receipt?: DocumentView | undefined;
    readonly rows?: DocumentView | undefined;
    readonly refused?: DocumentView | undefined;
  };
};

export type RoiResult = {
  readonly reference?: string | undefined;
  readonly currency: string;
  /** Periods after period 0. */
  readonly periods: number;
  readonly npv?: string | undefined;
  readonly irr?: {
    readonly status: "one" | "several" | "none";
    /** Every rate at which the net present value is zero; none is picked. */
    readonly rates: readonly string[];
    readonly signChanges: number;
  } | undefined;
  readonly mirr?: string | undefined;
  readonly payback?: {
    /** null: never. */
    readonly periods: string | null;
    /** A later outlay takes it back. */
    readonly lostAgain: boolean;
  } | undefined;
  readonly discountedPayback?: {
    /** null: never. */
    readonly periods: string | null;
    /** A later outlay takes it back. */
    readonly lostAgain: boolean;
  } | undefined;
  readonly carbon?: {
    readonly avoidedKg: string;
    /** Less what making the measure emits. */
    readonly netAvoidedKg: string;
    readonly netAvoidedKgPerMoney: string;
    /** null: nothing is embodied. */
    readonly returnOnEmbodied: string | null;
    readonly payback: {
      /** null: never. */
      readonly periods: string | null;
      /** A later outlay takes it back. */
      readonly lostAgain: boolean;
    };
    /** −NPV per tonne of net avoided emissions; negative when it pays for itself, null where none are avoided. */
    readonly abatementCostPerTonne: string | null;
  } | undefined;
  /** No published factor enters. */
  readonly factors: readonly never[];
  readonly assumptions: readonly ({
    readonly code: string;
    readonly message: string;
  })[];
  readonly uncertainty: UncertaintyView;
  readonly dataQuality: DataQualityView;
  readonly defaultsUsed: readonly DefaultUsed[];
  /** Share of the result that rests on at least one default used. */
  readonly shareOnDefaults: string;
  readonly rounding: {
    readonly moneyPlaces: number;
    readonly ratePlaces: number;
    readonly mode: string;
    readonly rule: string;
  };
};

export type RollbackTransition = {
  readonly reason?: string | undefined;
};

export type Rotation = {
  /** How long the secret before stays good beside the new one. */
  readonly overlapSeconds?: number | undefined;
  /** At most 365 days ahead; as long a life as before, unless told. */
  readonly expiresAt?: string | undefined;
};

export type Row = { readonly [name: string]: string | number | boolean | null };

export type RuleChangeView = {
  readonly action: "version-created" | "activated" | "deactivated" | "rolled-back";
  readonly version: number;
  readonly at: string;
  readonly by: string;
  readonly reason?: string | undefined;
};

export type RuleHourView = {
  readonly ruleId: string;
  readonly hour: string;
  readonly evaluated: number;
  readonly fired: number;
  readonly problems: number;
  readonly durationMs: number;
};

export type RulesEvaluationView = {
  readonly rules: readonly ({
    readonly rule: string;
    readonly version: number;
  })[];
  readonly outcomes: readonly RecordOutcome[];
};

export type RuleSource = {
  /** Lower-case letters, digits and hyphens; the same id in every version. */
  readonly id?: Value_26b8fc13_0 | undefined;
  /** validation, calculation, classification, threshold, routing */
  readonly kind?: Value_26b8fc13_0 | undefined;
  readonly name?: Value_26b8fc13_0 | undefined;
  readonly description?: Value_26b8fc13_0 | undefined;
  /** Whole number from -1000 to 1000; higher goes first. 0 unless given. */
  readonly priority?: Value_26b8fc13_0 | undefined;
  /** The fields the rule reads: name, type, unit, optional, allowed, min, max. */
  readonly inputs?: Value_26b8fc13_0 | undefined;
  /** JSONata; the rule applies where it is true. Absent: everywhere. */
  readonly when?: Value_26b8fc13_0 | undefined;
  /** What it does, by kind; see docs/rules-engine.md. */
  readonly effect?: Value_26b8fc13_0 | undefined;
  /** name, record, expect {fires, value}. */
  readonly tests?: Value_26b8fc13_0 | undefined;
  /** The rule as YAML text, instead of all other fields. */
  readonly yaml?: string | undefined;
};

export type RulesRuleView = {
  readonly id: string;
  readonly kind: "validation" | "calculation" | "classification" | "threshold" | "routing";
  readonly name: string;
  readonly priority: number;
  readonly latestVersion: number;
  readonly activeVersion?: number | undefined;
  readonly version: number;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly updatedAt: string;
};

export type RuleVersionView = {
  readonly ruleId: string;
  readonly version: number;
  readonly rule: { readonly [name: string]: Value_26b8fc13_0 };
  readonly createdAt: string;
  readonly createdBy: string;
};

export type SearchAgents = {
  /** What the agent shall be about, in words; without it, all agents, newest change first. */
  readonly text?: string | undefined;
  /** Field → the value, or the values of which one shall be there. */
  readonly filters?: {
    readonly category?: string | readonly string[] | undefined;
    readonly tags?: string | readonly string[] | undefined;
    readonly state?: "DRAFT" | "EXPERIMENTAL" | "CERTIFIED" | "DEPRECATED" | "RETIRED" | readonly ("DRAFT" | "EXPERIMENTAL" | "CERTIFIED" | "DEPRECATED" | "RETIRED")[] | undefined;
    readonly regulations?: "CBAM" | "CSRD" | "CSDDD" | "EU-ETS" | "EU-TAXONOMY" | "EUDR" | "FuelEU" | "GHG-PROTOCOL" | "IFRS-S2" | "ISO-14064" | "ISO-14067" | "ISO-14083" | "ISO-50001" | "SBTi" | "SFDR" | readonly ("CBAM" | "CSRD" | "CSDDD" | "EU-ETS" | "EU-TAXONOMY" | "EUDR" | "FuelEU" | "GHG-PROTOCOL" | "IFRS-S2" | "ISO-14064" | "ISO-14067" | "ISO-14083" | "ISO-50001" | "SBTi" | "SFDR")[] | undefined;
    readonly builtin?: string | readonly string[] | undefined;
    readonly certified?: boolean | undefined;
  } | undefined;
  /** Conditions on id, name, description, category, tags, state, certified, regulations, latestVersion, builtin, createdAt, createdBy, updatedAt: `(state eq 'CERTIFIED' or …) and …`. */
  readonly filter?: string | undefined;
  /** What to count over all that is found. */
  readonly facets?: readonly ("category" | "tags" | "state" | "regulations" | "builtin" | "certified")[] | undefined;
  readonly limit?: number | undefined;
  readonly offset?: number | undefined;
};

export type SearchHit = {
  readonly agent: AgentCard;
  /** 0 to 1; absent where no text was asked for. */
  readonly score?: number | undefined;
  readonly explanation?: Explanation | undefined;
  readonly highlights: readonly ({
    readonly field: "name" | "description" | "category" | "tags" | "id";
    /** The field, or the part of it around what was found. */
    readonly text: string;
    /** What was found in `text`, in UTF-16 units. */
    readonly marks: readonly ({
      readonly from: number;
      readonly to: number;
    })[];
  })[];
};

export type SearchResult = {
  readonly total: number;
  readonly limit: number;
  readonly offset: number;
  readonly hits: readonly SearchHit[];
  readonly facets: FacetsView;
};

export type SetAlias = {
  readonly version: string;
};

export type SignInBody = {
  readonly email: string;
  readonly password: string;
  readonly newPassword?: string | undefined;
};

export type SimilarAgent = {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly category: string;
  readonly tags: readonly string[];
  readonly state: "DRAFT" | "EXPERIMENTAL" | "CERTIFIED" | "DEPRECATED" | "RETIRED";
  /** It has a certified version. */
  readonly certified: boolean;
  /** Rules and standards its own words name. */
  readonly regulations: readonly ("CBAM" | "CSRD" | "CSDDD" | "EU-ETS" | "EU-TAXONOMY" | "EUDR" | "FuelEU" | "GHG-PROTOCOL" | "IFRS-S2" | "ISO-14064" | "ISO-14067" | "ISO-14083" | "ISO-50001" | "SBTi" | "SFDR")[];
  readonly latestVersion?: string | undefined;
  /** What carries its latest version out. */
  readonly builtin?: string | undefined;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly updatedAt: string;
  /** Cosine of the two meanings, 0 to 1. */
  readonly similarity: number;
};

export type SkippedRow = {
  readonly row: { readonly [name: string]: string | number | boolean | null };
  readonly lineage: {
    /** "main/3": row 3 of the stream; "main/1-500": all of these. */
    readonly inputs: readonly string[];
    readonly stages: readonly string[];
  };
  readonly stage: string;
  readonly reason: string;
};

export type StageCounts = readonly ({
  readonly id: string;
  readonly in: number;
  readonly out: number;
  readonly skipped: number;
  readonly quarantined: number;
})[];

export type StartExecution = {
  readonly version?: string | undefined;
  readonly mode?: "sync" | "async" | undefined;
  readonly input: { readonly [name: string]: Value_26b8fc13_0 };
  readonly priority?: "P0" | "P1" | "P2" | "P3" | undefined;
  readonly timeoutSeconds?: number | undefined;
  readonly executionId?: string | undefined;
};

export type SystemHealthView = {
  readonly status: "healthy" | "degraded";
  readonly dependencies: readonly ({
    readonly name: string;
    readonly healthy: boolean;
    readonly latencyMs: number;
  })[];
  readonly checkedAt: string;
};

export type SystemVersionView = {
  readonly name: string;
  readonly version: string;
  readonly stage: string;
  readonly apiVersions: readonly string[];
};

export type TenantView = {
  readonly id: string;
  readonly name: string;
  readonly tier: "free" | "team" | "enterprise";
  readonly limitFactor: number;
  readonly status: "ACTIVE" | "SUSPENDED";
  readonly createdAt: string;
};

export type TestReport = {
  readonly ruleId: string;
  readonly passed: boolean;
  readonly tests: readonly ({
    readonly name: string;
    readonly passed: boolean;
    readonly expected: string;
    readonly actual: string;
  })[];
  readonly missing: readonly string[];
  readonly conflicts: readonly ConflictView[];
};

export type TestRequest = {
  /** Lower-case letters, digits and hyphens; the same id in every version. */
  readonly id?: Value_26b8fc13_0 | undefined;
  /** validation, calculation, classification, threshold, routing */
  readonly kind?: Value_26b8fc13_0 | undefined;
  readonly name?: Value_26b8fc13_0 | undefined;
  readonly description?: Value_26b8fc13_0 | undefined;
  /** Whole number from -1000 to 1000; higher goes first. 0 unless given. */
  readonly priority?: Value_26b8fc13_0 | undefined;
  /** The fields the rule reads: name, type, unit, optional, allowed, min, max. */
  readonly inputs?: Value_26b8fc13_0 | undefined;
  /** JSONata; the rule applies where it is true. Absent: everywhere. */
  readonly when?: Value_26b8fc13_0 | undefined;
  /** What it does, by kind; see docs/rules-engine.md. */
  readonly effect?: Value_26b8fc13_0 | undefined;
  /** name, record, expect {fires, value}. */
  readonly tests?: Value_26b8fc13_0 | undefined;
  /** The rule as YAML text, instead of all other fields. */
  readonly yaml?: string | undefined;
  readonly ruleId?: string | undefined;
  readonly version?: number | undefined;
};

export type TokensView = {
  readonly tokenType: "Bearer";
  readonly accessToken: string;
  readonly idToken: string;
  readonly refreshToken: string;
  readonly expiresInSeconds: number;
};

export type TransitionView = {
  readonly id: string;
  readonly agentId: string;
  readonly from: "DRAFT" | "EXPERIMENTAL" | "CERTIFIED" | "DEPRECATED" | "RETIRED";
  readonly to: "DRAFT" | "EXPERIMENTAL" | "CERTIFIED" | "DEPRECATED" | "RETIRED";
  readonly reason?: string | undefined;
  /** The transition this one takes back. */
  readonly rollsBack?: string | undefined;
  readonly at: string;
  readonly by: string;
};

export type TrendingAgent = {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly category: string;
  readonly tags: readonly string[];
  readonly state: "DRAFT" | "EXPERIMENTAL" | "CERTIFIED" | "DEPRECATED" | "RETIRED";
  /** It has a certified version. */
  readonly certified: boolean;
  /** Rules and standards its own words name. */
  readonly regulations: readonly ("CBAM" | "CSRD" | "CSDDD" | "EU-ETS" | "EU-TAXONOMY" | "EUDR" | "FuelEU" | "GHG-PROTOCOL" | "IFRS-S2" | "ISO-14064" | "ISO-14067" | "ISO-14083" | "ISO-50001" | "SBTi" | "SFDR")[];
  readonly latestVersion?: string | undefined;
  /** What carries its latest version out. */
  readonly builtin?: string | undefined;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly updatedAt: string;
  /** Runs that ended in the last seven days, today included, but for cancelled ones. */
  readonly runs: number;
};

export type UncertaintyView = {
  readonly status: "known";
  /** Half width of the 95 % interval as a share of the result: "0.05" is ±5 %. */
  readonly relative95: string;
  readonly method: "error-propagation" | "monte-carlo" | "exact";
  readonly how: string;
  /** Ends of the interval, where a simulation shows it is not symmetric. */
  readonly low95?: string | undefined;
  readonly high95?: string | undefined;
} | {
  readonly status: "unknown";
  readonly reason: string;
  readonly known?: {
    /** Share of the result with a known uncertainty. */
    readonly share: string;
    readonly relative95: string;
  } | undefined;
};

export type UploadDone = {
  /** What storage answered to each part, to have it checked; in any order. */
  readonly parts?: readonly ({
    readonly partNumber: number;
    readonly etag: string;
  })[] | undefined;
};

export type UploadTicket = {
  readonly url: string;
  readonly method: "PUT";
  readonly headers: { readonly [name: string]: string };
  readonly expiresAt: string;
};

export type UploadView = {
  readonly id: string;
  readonly agentId: string;
  readonly version: string;
  readonly fileName: string;
  readonly contentType: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly status: "UPLOADING" | "INSPECTING" | "AVAILABLE" | "REJECTED" | "ABORTED" | "EXPIRED";
  readonly createdAt: string;
  readonly createdBy: string;
  /** Of an upload: until when parts are taken. */
  readonly uploadEndsAt?: string | undefined;
  readonly uploadedAt?: string | undefined;
  /** When it became available, or came to nothing. */
  readonly endedAt?: string | undefined;
  /** What it is by its content. */
  readonly format?: "zip" | "tar.gz" | undefined;
  /** What is in it, archives within it included. */
  readonly contents?: Contents | undefined;
  /** Why it was not taken: the entry, what was found there, and what is allowed. */
  readonly rejection?: Rejection | undefined;
  /** How many download URLs were given out. */
  readonly downloads: number;
  readonly lastDownloadedAt?: string | undefined;
  /** Whether the upload was under way already. */
  readonly resumed: boolean;
  /** Every part has this size, but for the last. */
  readonly partSizeBytes: number;
  readonly parts: readonly PartView[];
  /** Parts that were asked for more than once. */
  readonly repeated?: readonly number[] | undefined;
};

export type ValidateRequest = {
  /** What the records are; GET /v1/validation-record-types shows the fields. */
  readonly recordType: "activity" | "cbam-import" | "csrd-statement" | "eudr-statement" | "ghg-inventory" | "organisation" | "report";
  /** Whose rules; all that the type has unless told. */
  readonly frameworks?: readonly ("data" | "business" | "cbam" | "csrd" | "eudr" | "ghg-protocol" | "iso-14064" | "output")[] | undefined;
  /** Rules of that day; today unless told. */
  readonly date?: string | undefined;
  /** Settles figures as "1.234,56" and dates as 01/02/03, e.g. de-DE. */
  readonly locale?: string | undefined;
  /** Fields of your own, beside or instead of those of the type. */
  readonly fields?: { readonly [name: string]: {
    readonly type: "string" | "number" | "date" | "boolean" | "array" | "object";
    readonly required?: boolean | undefined;
    readonly meaning?: string | undefined;
    readonly values?: readonly string[] | undefined;
    readonly minLength?: number | undefined;
    readonly maxLength?: number | undefined;
    readonly min?: number | string | undefined;
    readonly max?: number | string | undefined;
    readonly from?: string | undefined;
    readonly to?: string | undefined;
    readonly unique?: boolean | undefined;
    readonly requires?: readonly string[] | undefined;
    readonly before?: string | undefined;
  } } | undefined;
  /** What exists: ids that records may name. */
  readonly lists?: { readonly [name: string]: readonly string[] } | undefined;
  /** Headers of a table that calls its columns differently, by field. */
  readonly columns?: { readonly [name: string]: string } | undefined;
  /** Records as JSON objects. */
  readonly records?: readonly ({ readonly [name: string]: Value_26b8fc13_0 })[] | undefined;
  /** The same as a table: comma, semicolon or tab, with header. */
  readonly csv?: string | undefined;
  /** An uploaded CSV or JSON Lines file; beyond 1,000 records run the agent data-validation over it. */
  readonly activityFile?: {
    readonly fileId: string;
  } | undefined;
};

export type ValidationReport = {
  /** No record has a finding of severity error. */
  readonly valid: boolean;
  /** Of the records, to six decimals. */
  readonly validShare: string;
  readonly recordType: "activity" | "cbam-import" | "csrd-statement" | "eudr-statement" | "ghg-inventory" | "organisation" | "report";
  readonly date: string;
  readonly ruleSet: {
    readonly frameworks: readonly ("data" | "business" | "cbam" | "csrd" | "eudr" | "ghg-protocol" | "iso-14064" | "output")[];
    readonly rules: number;
    readonly sha256: string;
  };
  readonly counts: {
    readonly records: number;
    readonly valid: number;
    readonly invalid: number;
    readonly errors: number;
    readonly warnings: number;
    readonly infos: number;
  };
  /** The first 1,000. */
  readonly findings: readonly FindingView[];
  /** Every rule of the set: how many records gave it something to judge, and how often it spoke. */
  readonly rules: readonly ({
    readonly ruleId: string;
    readonly judged: number;
    readonly findings: number;
  })[];
  readonly ignoredColumns: readonly string[];
  /** Of JSON records: fields that no rule looks at, because the type of record knows none of this name there. */
  readonly unknownFields?: readonly ({
    /** Where it stood first. */
    readonly field: string;
    /** How many records have it. */
    readonly records: number;
    /** The known name that may have been meant. */
    readonly nearest?: string | undefined;
  })[] | undefined;
};

export type ValidationRuleView = {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly framework: "data" | "business" | "cbam" | "csrd" | "eudr" | "ghg-protocol" | "iso-14064" | "output";
  readonly clause: string;
  readonly source: string;
  readonly severity: "error" | "warning" | "info";
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly recordTypes: readonly string[];
  readonly message: string;
  readonly remedy: string;
  /** The kind of check and its parameters. */
  readonly check: { readonly [name: string]: Value_26b8fc13_0 };
  /** Changes of the base record of the type. */
  readonly examples: {
    readonly passing: readonly ({ readonly [name: string]: Value_26b8fc13_0 })[];
    readonly failing: readonly ({ readonly [name: string]: Value_26b8fc13_0 })[];
  };
};

export type Value_26b8fc13_0 = string | number | boolean | null | readonly Value_26b8fc13_0[] | { readonly [name: string]: Value_26b8fc13_0 };

export type Value_e6392735_0 = string | number | boolean | null | readonly Value_e6392735_0[] | { readonly [name: string]: Value_e6392735_0 };

export type Value_e6392735_1 = string | number | boolean | null | readonly Value_e6392735_1[] | { readonly [name: string]: Value_e6392735_1 };

export type ValueChainWay = {
  readonly category: number;
  readonly method: "spend-based" | "average-data" | "supplier-specific" | "hybrid" | "fuel-based" | "distance-based" | "waste-type-specific" | "asset-specific" | "site-specific" | "franchise-specific" | "lifetime-use" | "investment-specific";
  readonly terms: readonly ({
    readonly name: string;
    /** Text keeps every digit. */
    readonly quantity: number | string;
    /** The factor, which the caller states for this method. */
    readonly kgCo2ePerUnit: number | string;
    /** Who publishes the factor. */
    readonly source: string;
    /** Text keeps every digit. */
    readonly share?: number | string | undefined;
    /** Of spending: needed for spend-based. */
    readonly currency?: string | undefined;
    /** Of the factor, where it is per another money than was spent. */
    readonly factorCurrency?: string | undefined;
    /** Units of the factor’s currency for one of the spending. */
    readonly exchangeRate?: number | string | undefined;
  })[];
  /** Text keeps every digit. */
  readonly inflation?: number | string | undefined;
  /** Text keeps every digit. */
  readonly marginShare?: number | string | undefined;
};

export type VehicleWay = {
  /** In the unit the CO2 factor is per. */
  readonly fuel: number | string;
  /** Text keeps every digit. */
  readonly co2KgPerFuelUnit: number | string;
  /** Text keeps every digit. */
  readonly biogenicShare?: number | string | undefined;
  /** Text keeps every digit. */
  readonly distance: number | string;
  /** Text keeps every digit. */
  readonly ch4GramsPerDistance: number | string;
  /** Text keeps every digit. */
  readonly n2oGramsPerDistance: number | string;
  /** Who publishes these factors. */
  readonly source: string;
};

export type VersionSummary = {
  readonly agentId: string;
  readonly version: string;
  readonly runtime: {
    readonly kind: "builtin";
    readonly builtin: string;
  };
  readonly dependencies?: { readonly [name: string]: string } | undefined;
  readonly state: "DRAFT" | "EXPERIMENTAL" | "CERTIFIED";
  readonly evidence?: {
    readonly evaluationId: string;
    readonly basis: string;
    readonly at: string;
  } | undefined;
  readonly deprecation?: {
    /** Until then it runs, and afterwards no more. */
    readonly sunsetAt: string;
    readonly replacement?: string | undefined;
    readonly reason?: string | undefined;
    readonly at: string;
    readonly by: string;
  } | undefined;
  readonly createdAt: string;
  readonly createdBy: string;
};

export type VersionTransitionView = {
  readonly id: string;
  readonly agentId: string;
  readonly version: string;
  readonly from: "DRAFT" | "EXPERIMENTAL" | "CERTIFIED";
  readonly to: "DRAFT" | "EXPERIMENTAL" | "CERTIFIED";
  readonly reason?: string | undefined;
  readonly evaluationId?: string | undefined;
  readonly at: string;
  readonly by: string;
};
