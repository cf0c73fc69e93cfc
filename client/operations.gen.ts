// The operations of the API, written from its OpenAPI document by `npm run docs`.
import type { Compared, Guarded, Keyed, List, Matched, Read, Sorted, Stream, Text, Write } from './calls.ts';
import type * as S from './schemas.gen.ts';

export interface Operations {
  readonly agents: {
    /**
     * Say whether an agent can be run and relied upon now, and if not, why.
     * 
     * `GET /v1/agents/{agentId}/health`, needs `agents:read`.
     */
    readonly checkHealth: Read<{
      /** The id of the agent: its slug. */
      readonly agentId: string;
    }, S.RegistryHealthView>;
    /**
     * Enter an agent into the registry, as a draft.
     * 
     * `POST /v1/agents`, needs `agents:write`.
     */
    readonly create: Write<{
      readonly body: S.NewAgent;
    } & Keyed, S.AgentView>;
    /**
     * Create up to 1,000 agents, each with its own outcome; or as a job.
     * 
     * `POST /v1/agents/bulk`, needs `agents:write`.
     */
    readonly createMany: Write<{
      readonly body: S.NewAgents;
    } & Keyed, S.BulkOutcomes | S.JobView>;
    /**
     * Delete an agent that nobody relies on.
     * 
     * `DELETE /v1/agents/{agentId}`, needs `agents:write`.
     */
    readonly delete: Write<{
      /** The id of the agent: its slug. */
      readonly agentId: string;
    } & Guarded, undefined>;
    /**
     * Delete up to 1,000 agents, each with its own outcome; or as a job.
     * 
     * `DELETE /v1/agents/bulk`, needs `agents:write`.
     */
    readonly deleteMany: Write<{
      readonly body: S.AgentRemovals;
    } & Guarded, S.BulkOutcomes | S.JobView>;
    /**
     * Show an agent.
     * 
     * `GET /v1/agents/{agentId}`, needs `agents:read`.
     */
    readonly get: Read<{
      /** The id of the agent: its slug. */
      readonly agentId: string;
    }, S.AgentView>;
    /**
     * List agents, newest first.
     * 
     * `GET /v1/agents`, needs `agents:read`.
     */
    readonly list: List<{
      /** `true`: those that were deleted and can be restored. */
      readonly deleted?: "true" | "false" | undefined;
      readonly id?: Matched<string> | undefined;
      readonly name?: Matched<string> | undefined;
      readonly description?: Matched<string> | undefined;
      readonly category?: Matched<string> | undefined;
      readonly tags?: Matched<string> | undefined;
      readonly state?: Matched<"DRAFT" | "EXPERIMENTAL" | "CERTIFIED" | "DEPRECATED" | "RETIRED"> | undefined;
      readonly latestVersion?: Matched<string> | undefined;
      readonly version?: Compared<number> | undefined;
      readonly createdAt?: Compared<string> | undefined;
      readonly createdBy?: Matched<string> | undefined;
      readonly updatedAt?: Compared<string> | undefined;
      readonly deletedAt?: Compared<string> | undefined;
      readonly deletedBy?: Matched<string> | undefined;
    } & Sorted, S.AgentView>;
    /**
     * Restore a deleted agent with its versions and history.
     * 
     * `POST /v1/agents/{agentId}/restore`, needs `agents:write`.
     */
    readonly restore: Write<{
      /** The id of the agent: its slug. */
      readonly agentId: string;
    } & Keyed, S.AgentView>;
    /**
     * Move an agent along its lifecycle.
     * 
     * `POST /v1/agents/{agentId}/transitions`, needs `agents:write`.
     */
    readonly transition: Write<{
      /** The id of the agent: its slug. */
      readonly agentId: string;
      readonly body: S.NewTransition;
    } & Keyed, S.TransitionView>;
    /**
     * Change the name, description, category or tags of an agent.
     * 
     * `PATCH /v1/agents/{agentId}`, needs `agents:write`.
     */
    readonly update: Write<{
      /** The id of the agent: its slug. */
      readonly agentId: string;
      readonly body: S.AgentPatch;
    } & Guarded, S.AgentView>;
    /**
     * Update up to 1,000 agents, each with its own outcome; or as a job.
     * 
     * `PATCH /v1/agents/bulk`, needs `agents:write`.
     */
    readonly updateMany: Write<{
      readonly body: S.AgentChanges;
    } & Guarded, S.BulkOutcomes | S.JobView>;
  };
  readonly aggregation: {
    /**
     * Aggregate rows by any keys into exact sums, averages and percentiles, with reports over them.
     * 
     * `POST /v1/aggregate`, needs `calculations:run`.
     */
    readonly aggregate: Write<{
      readonly body: S.AggregateRequest;
    }, S.AggregateResult>;
  };
  readonly aliases: {
    /**
     * List the aliases of an agent and the versions they stand for.
     * 
     * `GET /v1/agents/{agentId}/aliases`, needs `agents:read`.
     */
    readonly list: List<{
      /** The id of the agent: its slug. */
      readonly agentId: string;
      readonly alias?: Matched<string> | undefined;
      readonly version?: Matched<string> | undefined;
    } & Sorted, S.AliasView>;
    /**
     * Take an alias away.
     * 
     * `DELETE /v1/agents/{agentId}/aliases/{alias}`, needs `agents:write`.
     */
    readonly remove: Write<{
      /** The id of the agent: its slug. */
      readonly agentId: string;
      /** A name for a version, such as `stable`. */
      readonly alias: string;
    } & Guarded, undefined>;
    /**
     * Point an alias of an agent to one of its versions.
     * 
     * `PUT /v1/agents/{agentId}/aliases/{alias}`, needs `agents:write`.
     */
    readonly set: Write<{
      /** The id of the agent: its slug. */
      readonly agentId: string;
      /** A name for a version, such as `stable`. */
      readonly alias: string;
      readonly body: S.SetAlias;
    } & Guarded, S.AliasView>;
  };
  readonly apiKeys: {
    /**
     * Make an API key for a service; it is shown this once..
     * 
     * `POST /v1/api-keys`, needs `keys:manage`.
     */
    readonly create: Write<{
      readonly body: S.NewApiKey;
    } & Keyed, S.IssuedApiKey>;
    /**
     * One API key: what it may, until when, when it was last used..
     * 
     * `GET /v1/api-keys/{keyId}`, needs `keys:manage`.
     */
    readonly get: Read<{
      /** The id of the key; not the key itself. */
      readonly keyId: string;
    }, S.ApiKeyView>;
    /**
     * List API keys, newest first, without what is secret of them..
     * 
     * `GET /v1/api-keys`, needs `keys:manage`.
     */
    readonly list: List<{
      readonly id?: Matched<string> | undefined;
      readonly name?: Matched<string> | undefined;
      readonly prefix?: Matched<string> | undefined;
      readonly permissions?: Matched<"agents:read" | "agents:write" | "agents:certify" | "executions:read" | "executions:run" | "executions:cancel" | "files:read" | "files:write" | "data:read" | "data:write" | "calculations:run" | "rules:read" | "rules:run" | "rules:write" | "jobs:read" | "tenants:read" | "tenants:manage" | "audit:read" | "keys:manage" | "cache:manage" | "platform:tenants" | "platform:factors"> | undefined;
      readonly expiresAt?: Compared<string> | undefined;
      readonly createdAt?: Compared<string> | undefined;
      readonly createdBy?: Matched<string> | undefined;
      readonly rotatedAt?: Compared<string> | undefined;
      readonly previousValidUntil?: Compared<string> | undefined;
      readonly lastUsedAt?: Compared<string> | undefined;
    } & Sorted, S.ApiKeyView>;
    /**
     * Revoke an API key: within half a minute it opens nothing any more..
     * 
     * `DELETE /v1/api-keys/{keyId}`, needs `keys:manage`.
     */
    readonly revoke: Write<{
      /** The id of the key; not the key itself. */
      readonly keyId: string;
    } & Guarded, undefined>;
    /**
     * Give an API key a new secret; the one before stays good for the overlap..
     * 
     * `POST /v1/api-keys/{keyId}/rotate`, needs `keys:manage`.
     */
    readonly rotate: Write<{
      /** The id of the key; not the key itself. */
      readonly keyId: string;
      readonly body?: S.Rotation | undefined;
    } & Keyed, S.IssuedApiKey>;
  };
  readonly artifacts: {
    /**
     * Abort the upload under way and drop its parts.
     * 
     * `DELETE /v1/agents/{agentId}/versions/{version}/artifacts/upload`, needs `agents:write`.
     */
    readonly abort: Write<{
      /** The id of the agent: its slug. */
      readonly agentId: string;
      /** The version: an exact one; where an agent is only read also `latest`, a range such as `^1.2`, or an alias. */
      readonly version: string;
    } & Guarded, undefined>;
    /**
     * Complete the upload under way, and have the file inspected.
     * 
     * `POST /v1/agents/{agentId}/versions/{version}/artifacts/complete`, needs `agents:write`.
     */
    readonly complete: Write<{
      /** The id of the agent: its slug. */
      readonly agentId: string;
      /** The version: an exact one; where an agent is only read also `latest`, a range such as `^1.2`, or an alias. */
      readonly version: string;
      readonly body: S.UploadDone;
    } & Keyed, S.ArtifactView>;
    /**
     * Get a URL to download an artifact within an hour; each one is counted.
     * 
     * `GET /v1/agents/{agentId}/versions/{version}/artifacts/{artifactId}/download`, needs `agents:read`.
     */
    readonly download: Read<{
      /** The id of the agent: its slug. */
      readonly agentId: string;
      /** The version: an exact one; where an agent is only read also `latest`, a range such as `^1.2`, or an alias. */
      readonly version: string;
      /** The id of the artifact, as its upload was announced. */
      readonly artifactId: string;
    }, S.ArtifactsDownloadTicket>;
    /**
     * Show an artifact: its state, what is in it, or why it was refused.
     * 
     * `GET /v1/agents/{agentId}/versions/{version}/artifacts/{artifactId}`, needs `agents:read`.
     */
    readonly get: Read<{
      /** The id of the agent: its slug. */
      readonly agentId: string;
      /** The version: an exact one; where an agent is only read also `latest`, a range such as `^1.2`, or an alias. */
      readonly version: string;
      /** The id of the artifact, as its upload was announced. */
      readonly artifactId: string;
    }, S.ArtifactView>;
    /**
     * List the artifacts of a version and what became of its uploads, newest first.
     * 
     * `GET /v1/agents/{agentId}/versions/{version}/artifacts`, needs `agents:read`.
     */
    readonly list: List<{
      /** The id of the agent: its slug. */
      readonly agentId: string;
      /** The version: an exact one; where an agent is only read also `latest`, a range such as `^1.2`, or an alias. */
      readonly version: string;
      readonly id?: Matched<string> | undefined;
      readonly fileName?: Matched<string> | undefined;
      readonly contentType?: Matched<string> | undefined;
      readonly sizeBytes?: Compared<number> | undefined;
      readonly sha256?: Matched<string> | undefined;
      readonly status?: Matched<"UPLOADING" | "INSPECTING" | "AVAILABLE" | "REJECTED" | "ABORTED" | "EXPIRED"> | undefined;
      readonly createdAt?: Compared<string> | undefined;
      readonly createdBy?: Matched<string> | undefined;
      readonly uploadEndsAt?: Compared<string> | undefined;
      readonly uploadedAt?: Compared<string> | undefined;
      readonly endedAt?: Compared<string> | undefined;
      readonly format?: Matched<"zip" | "tar.gz"> | undefined;
      readonly downloads?: Compared<number> | undefined;
      readonly lastDownloadedAt?: Compared<string> | undefined;
    }, S.ArtifactView>;
    /**
     * Get fresh URLs for parts of the upload under way, and see which parts have arrived.
     * 
     * `PUT /v1/agents/{agentId}/versions/{version}/artifacts/parts`, needs `agents:write`.
     */
    readonly renewParts: Write<{
      /** The id of the agent: its slug. */
      readonly agentId: string;
      /** The version: an exact one; where an agent is only read also `latest`, a range such as `^1.2`, or an alias. */
      readonly version: string;
      readonly body: S.PartsAsked;
    } & Guarded, S.UploadView>;
    /**
     * Begin the upload of a zip or tar.gz of up to 500 MB, or go on with it: get a URL for each missing part.
     * 
     * `PUT /v1/agents/{agentId}/versions/{version}/artifacts`, needs `agents:write`.
     */
    readonly startUpload: Write<{
      /** The id of the agent: its slug. */
      readonly agentId: string;
      /** The version: an exact one; where an agent is only read also `latest`, a range such as `^1.2`, or an alias. */
      readonly version: string;
      readonly body: S.NewArtifact;
    } & Guarded, S.UploadView>;
  };
  readonly audit: {
    /**
     * Recompute the audit chain: is every entry as it was written?.
     * 
     * `GET /v1/audit-logs/verify`, needs `audit:read`.
     */
    readonly verify: Read<object, S.AuditVerification>;
  };
  readonly auth: {
    /**
     * Sign in with e-mail address and password..
     * 
     * `POST /v1/auth/login`, open to everybody.
     */
    readonly login: Write<{
      readonly body: S.SignInBody;
    }, S.TokensView>;
    /**
     * Revoke a refresh token; access tokens made from it live out their hour..
     * 
     * `POST /v1/auth/logout`, open to everybody.
     */
    readonly logout: Write<{
      readonly body: S.RefreshBody;
    }, undefined>;
    /**
     * Exchange a refresh token for new access and id tokens..
     * 
     * `POST /v1/auth/refresh`, open to everybody.
     */
    readonly refresh: Write<{
      readonly body: S.RefreshBody;
    }, S.TokensView>;
  };
  readonly cache: {
    /**
     * Show hits, misses, evictions and sizes of what is remembered for the tenant, in all and per container.
     * 
     * `GET /v1/cache/stats`, needs `cache:manage`.
     */
    readonly getStats: Read<object, S.CacheStats>;
    /**
     * Forget what is remembered for the tenant: all of it, by tags or by prefixes.
     * 
     * `POST /v1/cache/invalidate`, needs `cache:manage`.
     */
    readonly invalidate: Write<{
      readonly body: S.Invalidation;
    } & Keyed, S.InvalidatedView>;
  };
  readonly calculations: {
    /**
     * Compute what an import of CBAM goods owes, or up to 1,000 in order.
     * 
     * `POST /v1/calculate/cbam`, needs `calculations:run`.
     */
    readonly calculateCbam: Write<{
      readonly body: {
        /** Eight digits of the customs declaration. */
        readonly cnCode?: string | undefined;
        /** ISO 3166 code of the country of origin. */
        readonly origin?: string | undefined;
        /** Net mass in tonnes. */
        readonly massT?: number | string | undefined;
        /** Of import: decides mark-up, free allocation and nomenclature. */
        readonly year?: number | undefined;
        /** Whose published certificate price holds, where none is stated. */
        readonly quarter?: string | undefined;
        /** Text keeps every digit. */
        readonly certificatePriceEur?: number | string | undefined;
        /** Actual specific embedded emissions, set beside the default route. */
        readonly actual?: {
          /** tCO2e per tonne, verified. */
          readonly direct: number | string;
          /** Text keeps every digit. */
          readonly indirect?: number | string | undefined;
          /** Column A, with that of the precursors. */
          readonly benchmark?: number | string | undefined;
          /** Half width of the 95 % interval as a share, where somebody states it. */
          readonly relative95?: number | string | undefined;
        } | undefined;
        /** How the good and its precursors were made, to any depth. */
        readonly processes?: S.Processes | undefined;
        /** Which of the processes made the good: its emissions are the actual ones. */
        readonly process?: string | undefined;
        /** Production route indicator of the benchmark. */
        readonly route?: string | undefined;
        /** Words of the variant where a code has several, e.g. "grey". */
        readonly variant?: string | undefined;
        /** tCO2e per tonne, instead of the published one. */
        readonly benchmark?: number | string | undefined;
        /** Effectively paid in the country of origin, rebates deducted. */
        readonly carbonPricePaid?: {
          readonly per: "tonne CO2e";
          /** Text keeps every digit. */
          readonly amount: number | string;
          readonly currency: string;
        } | {
          readonly per: "consignment";
          /** Text keeps every digit. */
          readonly amount: number | string;
          readonly currency: string;
        } | {
          readonly per: "certificates";
          /** Text keeps every digit. */
          readonly amount: number | string;
        } | undefined;
        /** EUR per unit of a currency. */
        readonly exchangeRates?: { readonly [name: string]: {
          /** Text keeps every digit. */
          readonly rate: number | string;
          readonly date: string;
          /** Who published it. */
          readonly source?: string | undefined;
        } } | undefined;
        /** Tonnes the importer brought in earlier in the year, for the threshold; hydrogen and electricity left out. */
        readonly earlierImportsT?: number | string | undefined;
        /** Your own mark, given back with the result. */
        readonly reference?: string | undefined;
        /** Instead of the other fields: requests of that same shape, answered in order. */
        readonly items?: readonly S.Value_26b8fc13_0[] | undefined;
      };
    }, S.CbamResult | {
      readonly counts: {
        readonly total: number;
        readonly succeeded: number;
        readonly failed: number;
      };
      readonly items: readonly ({
        readonly index: number;
        readonly status: number;
        readonly result?: S.CbamResult | undefined;
        readonly errors?: readonly ({
          readonly code: string;
          readonly message: string;
          readonly field?: string | undefined;
          readonly details: {
            readonly reason: string;
          } & { readonly [name: string]: unknown };
        })[] | undefined;
      })[];
    } | {
      readonly counts: {
        readonly total: number;
        readonly succeeded: number;
        readonly failed: number;
      };
      readonly items: readonly ({
        readonly index: number;
        readonly status: number;
        readonly result?: S.CbamResult | undefined;
        readonly errors?: readonly ({
          readonly code: string;
          readonly message: string;
          readonly field?: string | undefined;
          readonly details: {
            readonly reason: string;
          } & { readonly [name: string]: unknown };
        })[] | undefined;
      })[];
    }>;
    /**
     * Compute the emissions of an activity, of up to 1,000 in order, or of an inventory without double counting.
     * 
     * `POST /v1/calculate/emissions`, needs `calculations:run`.
     */
    readonly calculateEmissions: Write<{
      readonly body: {
        /** Fuel, energy or any activity of the library, e.g. "natural gas", "electricity", "Hotel stay · UK". */
        readonly fuel?: string | undefined;
        /** Text keeps every digit. */
        readonly quantity?: number | string | undefined;
        /** e.g. "kWh", "therm", "gallon", "litre", "tonne", "passenger.km", "room-night". */
        readonly unit?: string | undefined;
        /** "GB", "US" or a part such as "US-NWPP". */
        readonly region?: string | undefined;
        /** 2024, 2024-Q3, 2024-07 or 2024-07-31. */
        readonly date?: string | undefined;
        /** A stated heat content, e.g. "1.037 therm/ccf". */
        readonly heatContent?: string | undefined;
        /** Where the name alone leaves it open. */
        readonly scope?: "1" | "2" | "3" | "outside" | undefined;
        /** Heading of the source, where the name alone leaves it open. */
        readonly category?: string | undefined;
        /** A set by its id, also a superseded one. */
        readonly factorSet?: string | undefined;
        /** Contracts for purchased energy: adds the market-based figure. */
        readonly market?: S.MarketWay | undefined;
        /** Instead: an industrial process. */
        readonly process?: S.ProcessWay | undefined;
        /** Instead: gas that got away. */
        readonly refrigerant?: S.RefrigerantWay | undefined;
        /** Instead: a vehicle by fuel and distance. */
        readonly vehicle?: S.VehicleWay | undefined;
        /** Instead: a scope 3 category by a declared method. */
        readonly valueChain?: S.ValueChainWay | undefined;
        readonly uncertainty?: {
          /** Half width of the 95 % interval of the quantity, as a share. */
          readonly activity?: number | string | undefined;
          /** The same of the factor, where its source states none. */
          readonly factor?: number | string | undefined;
          /** Monte Carlo instead of error propagation; the same seed gives the same digits. */
          readonly simulate?: {
            readonly seed: number;
            readonly draws?: number | undefined;
            readonly distribution?: "normal" | "lognormal" | undefined;
          } | undefined;
        } | undefined;
        /** Whose 100-year potentials make CO2e; AR5 unless told, and said so. */
        readonly gwpSet?: "AR4" | "AR5" | "AR6" | undefined;
        /** strict (unless told) refuses dates outside every factor set; nearest uses the nearest and says so. */
        readonly factorPeriod?: "strict" | "nearest" | undefined;
        /** Only factors recorded by this day. */
        readonly asOf?: string | undefined;
        /** Also show the figure as this framework does. */
        readonly framework?: "ghg-protocol" | "iso-14064" | "esrs-e1" | "secr" | "cdp" | "eu-ets" | "cbam" | "epa-ghgrp" | undefined;
        /** Your own mark, given back with the result. */
        readonly reference?: string | undefined;
        /** Instead: entries, to be added up without double counting. */
        readonly inventory?: readonly ({
          /** Fuel, energy or any activity of the library, e.g. "natural gas", "electricity", "Hotel stay · UK". */
          readonly fuel?: string | undefined;
          /** Text keeps every digit. */
          readonly quantity?: number | string | undefined;
          /** e.g. "kWh", "therm", "gallon", "litre", "tonne", "passenger.km", "room-night". */
          readonly unit?: string | undefined;
          /** "GB", "US" or a part such as "US-NWPP". */
          readonly region?: string | undefined;
          /** 2024, 2024-Q3, 2024-07 or 2024-07-31. */
          readonly date?: string | undefined;
          /** A stated heat content, e.g. "1.037 therm/ccf". */
          readonly heatContent?: string | undefined;
          /** Where the name alone leaves it open. */
          readonly scope?: "1" | "2" | "3" | "outside" | undefined;
          /** Heading of the source, where the name alone leaves it open. */
          readonly category?: string | undefined;
          /** A set by its id, also a superseded one. */
          readonly factorSet?: string | undefined;
          /** Contracts for purchased energy: adds the market-based figure. */
          readonly market?: S.MarketWay | undefined;
          /** Instead: an industrial process. */
          readonly process?: S.ProcessWay | undefined;
          /** Instead: gas that got away. */
          readonly refrigerant?: S.RefrigerantWay | undefined;
          /** Instead: a vehicle by fuel and distance. */
          readonly vehicle?: S.VehicleWay | undefined;
          /** Instead: a scope 3 category by a declared method. */
          readonly valueChain?: S.ValueChainWay | undefined;
          readonly uncertainty?: {
            /** Half width of the 95 % interval of the quantity, as a share. */
            readonly activity?: number | string | undefined;
            /** The same of the factor, where its source states none. */
            readonly factor?: number | string | undefined;
            /** Monte Carlo instead of error propagation; the same seed gives the same digits. */
            readonly simulate?: {
              readonly seed: number;
              readonly draws?: number | undefined;
              readonly distribution?: "normal" | "lognormal" | undefined;
            } | undefined;
          } | undefined;
          /** Names the entry wherever the answer speaks of it. */
          readonly reference: string;
          /** One consumption, whoever reports it. */
          readonly activityId?: string | undefined;
          readonly meter?: string | undefined;
          /** What of the chain it counts; use unless told. */
          readonly stretch?: "use" | "well-to-tank" | "grid-losses" | undefined;
          /** What its factor holds besides. */
          readonly includes?: readonly ("use" | "well-to-tank" | "grid-losses")[] | undefined;
        })[] | undefined;
        /** Instead of the other fields: requests of that same shape, answered in order. */
        readonly items?: readonly S.Value_26b8fc13_0[] | undefined;
      };
    }, S.EmissionsAnswer | {
      readonly counts: {
        readonly total: number;
        readonly succeeded: number;
        readonly failed: number;
      };
      readonly items: readonly ({
        readonly index: number;
        readonly status: number;
        readonly result?: S.EmissionsAnswer | undefined;
        readonly errors?: readonly ({
          readonly code: string;
          readonly message: string;
          readonly field?: string | undefined;
          readonly details: {
            readonly reason: string;
          } & { readonly [name: string]: unknown };
        })[] | undefined;
      })[];
    } | {
      readonly counts: {
        readonly total: number;
        readonly succeeded: number;
        readonly failed: number;
      };
      readonly items: readonly ({
        readonly index: number;
        readonly status: number;
        readonly result?: S.EmissionsAnswer | undefined;
        readonly errors?: readonly ({
          readonly code: string;
          readonly message: string;
          readonly field?: string | undefined;
          readonly details: {
            readonly reason: string;
          } & { readonly [name: string]: unknown };
        })[] | undefined;
      })[];
    }>;
    /**
     * Compute consumption, intensity, weather-normal use and cost of energy, or of up to 1,000 in order.
     * 
     * `POST /v1/calculate/energy`, needs `calculations:run`.
     */
    readonly calculateEnergy: Write<{
      readonly body: {
        /** Of one year. */
        readonly uses?: readonly ({
          readonly energy: "electricity" | "natural-gas" | "district-steam";
          readonly unit: "kWh" | "therm" | "ccf" | "Mcf" | "scf" | "klb" | "GJ" | "kBtu";
          /** Text keeps every digit. */
          readonly amount: number | string;
          /** Half width of the 95 % interval as a share, where somebody states it. */
          readonly relative95?: number | string | undefined;
        })[] | undefined;
        /** Readings or bills; what they come to counts as uses. */
        readonly meters?: readonly ({
          readonly id: string;
          readonly energy: "electricity" | "natural-gas" | "district-steam";
          readonly unit: "kWh" | "therm" | "ccf" | "Mcf" | "scf" | "klb" | "GJ" | "kBtu";
          /** Half width of the 95 % interval as a share, where somebody states it. */
          readonly relative95?: number | string | undefined;
          readonly readings?: readonly ({
            /** Consumption counts from this day to the day before the next reading. */
            readonly day: string;
            /** What the register shows. */
            readonly register: number | string;
            readonly estimated?: boolean | undefined;
            /** The meter was exchanged or set back: this is the first value of the new register. */
            readonly reset?: boolean | undefined;
            /** On a reset: the last value of the old register. */
            readonly finalRegister?: number | string | undefined;
          })[] | undefined;
          /** Bills, instead of readings. */
          readonly periods?: readonly ({
            /** YYYY-MM-DD. */
            readonly from: string;
            /** Counts as well. */
            readonly to: string;
            /** Text keeps every digit. */
            readonly amount: number | string;
            readonly estimated?: boolean | undefined;
          })[] | undefined;
          /** Where the register rolls over: 100000 for five digits. */
          readonly registerSize?: number | string | undefined;
          /** What one step of the register stands for; 1 unless told. */
          readonly multiplier?: number | string | undefined;
          /** Fill days without data at the mean of the covered ones, and say so. */
          readonly fillGaps?: boolean | undefined;
        })[] | undefined;
        /** First day that meters are summed over; 1 January of the year unless told. */
        readonly from?: string | undefined;
        /** Last day; 31 December unless told. */
        readonly to?: string | undefined;
        /** Gross floor area, parking left out. */
        readonly floorArea?: number | string | undefined;
        readonly areaUnit?: "ft2" | "m2" | undefined;
        /** Decides the source-site ratios. */
        readonly year?: number | undefined;
        /** Whose source-site ratios hold; US unless told, and said so. */
        readonly country?: "US" | "CA" | undefined;
        /** As ENERGY STAR names it, e.g. "Office". */
        readonly propertyType?: string | undefined;
        readonly weather?: {
          readonly periods: readonly ({
            /** Text keeps every digit. */
            readonly amount: number | string;
            /** Text keeps every digit. */
            readonly degreeDays?: number | string | undefined;
            /** Mean temperatures, instead of degree days. */
            readonly dailyMeans?: readonly (number | string)[] | undefined;
          })[];
          /** Of the same stretch in a normal year. */
          readonly normalDegreeDays: number | string;
          /** Temperature that daily means are held against. */
          readonly base?: number | string | undefined;
          /** heating unless told. */
          readonly kind?: "heating" | "cooling" | undefined;
          /** regression unless told; ratio scales what exceeds baseload. */
          readonly method?: "regression" | "ratio" | undefined;
          /** Of all periods together, for ratio. */
          readonly baseload?: number | string | undefined;
        } | undefined;
        readonly bills?: readonly ({
          readonly tariff: {
            readonly currency: string;
            /** Text keeps every digit. */
            readonly standingPerDay?: number | string | undefined;
            /** Price by band of time (day, night), or rising blocks of the amount within it. */
            readonly bands: { readonly [name: string]: number | string | readonly ({
              /** Text keeps every digit. */
              readonly upTo?: number | string | undefined;
              /** Text keeps every digit. */
              readonly pricePerUnit: number | string;
            })[] };
            /** Per kW of peak demand in the period. */
            readonly pricePerPeakUnit?: number | string | undefined;
          };
          readonly days: number;
          readonly byBand: { readonly [name: string]: number | string };
          /** Text keeps every digit. */
          readonly peak?: number | string | undefined;
        })[] | undefined;
        /** Of one unit: an efficiency, or a coefficient of performance. */
        readonly conversion?: {
          /** Text keeps every digit. */
          readonly input: number | string;
          /** Text keeps every digit. */
          readonly usefulOutput: number | string;
        } | undefined;
        /** Of one unit: the renewable share. */
        readonly sources?: readonly ({
          readonly name?: string | undefined;
          /** Text keeps every digit. */
          readonly amount: number | string;
          readonly renewable: boolean;
        })[] | undefined;
        /** Your own mark, given back with the result. */
        readonly reference?: string | undefined;
        /** Instead of the other fields: requests of that same shape, answered in order. */
        readonly items?: readonly S.Value_26b8fc13_0[] | undefined;
      };
    }, S.EnergyResult | {
      readonly counts: {
        readonly total: number;
        readonly succeeded: number;
        readonly failed: number;
      };
      readonly items: readonly ({
        readonly index: number;
        readonly status: number;
        readonly result?: S.EnergyResult | undefined;
        readonly errors?: readonly ({
          readonly code: string;
          readonly message: string;
          readonly field?: string | undefined;
          readonly details: {
            readonly reason: string;
          } & { readonly [name: string]: unknown };
        })[] | undefined;
      })[];
    } | {
      readonly counts: {
        readonly total: number;
        readonly succeeded: number;
        readonly failed: number;
      };
      readonly items: readonly ({
        readonly index: number;
        readonly status: number;
        readonly result?: S.EnergyResult | undefined;
        readonly errors?: readonly ({
          readonly code: string;
          readonly message: string;
          readonly field?: string | undefined;
          readonly details: {
            readonly reason: string;
          } & { readonly [name: string]: unknown };
        })[] | undefined;
      })[];
    }>;
    /**
     * Compute what an investment earns in money and carbon, or up to 1,000 in order.
     * 
     * `POST /v1/calculate/roi`, needs `calculations:run`.
     */
    readonly calculateRoi: Write<{
      readonly body: {
        /** One amount per period, period 0 first and undiscounted; outlays are negative. */
        readonly cashFlows?: readonly (number | string)[] | undefined;
        /** Per period, as a share: 0.05 is 5 %. */
        readonly discountRate?: number | string | undefined;
        /** Of all amounts. */
        readonly currency?: string | undefined;
        /** Per period, for mirr. */
        readonly financeRate?: number | string | undefined;
        /** Per period, for mirr. */
        readonly reinvestRate?: number | string | undefined;
        readonly carbon?: {
          /** kg CO2e kept out, from period 1 on. */
          readonly avoidedKgByPeriod: readonly (number | string)[];
          /** kg CO2e that making the measure emits, at period 0; 0 unless told. */
          readonly embodiedKg?: number | string | undefined;
          /** The outlay of period 0 unless told. */
          readonly investment?: number | string | undefined;
        } | undefined;
        /** npv, irr, payback and discountedPayback unless told, with mirr and carbon where their figures are given. */
        readonly metrics?: readonly ("npv" | "irr" | "mirr" | "payback" | "discountedPayback" | "carbon")[] | undefined;
        /** Your own mark, given back with the result. */
        readonly reference?: string | undefined;
        /** Instead of the other fields: requests of that same shape, answered in order. */
        readonly items?: readonly S.Value_26b8fc13_0[] | undefined;
      };
    }, S.RoiResult | {
      readonly counts: {
        readonly total: number;
        readonly succeeded: number;
        readonly failed: number;
      };
      readonly items: readonly ({
        readonly index: number;
        readonly status: number;
        readonly result?: S.RoiResult | undefined;
        readonly errors?: readonly ({
          readonly code: string;
          readonly message: string;
          readonly field?: string | undefined;
          readonly details: {
            readonly reason: string;
          } & { readonly [name: string]: unknown };
        })[] | undefined;
      })[];
    } | {
      readonly counts: {
        readonly total: number;
        readonly succeeded: number;
        readonly failed: number;
      };
      readonly items: readonly ({
        readonly index: number;
        readonly status: number;
        readonly result?: S.RoiResult | undefined;
        readonly errors?: readonly ({
          readonly code: string;
          readonly message: string;
          readonly field?: string | undefined;
          readonly details: {
            readonly reason: string;
          } & { readonly [name: string]: unknown };
        })[] | undefined;
      })[];
    }>;
  };
  readonly cnCodes: {
    /**
     * Show the CBAM good of a CN code, with benchmark and, for an origin, the default value.
     * 
     * `GET /v1/cn-codes/{code}`, needs `data:read`.
     */
    readonly get: Read<{
      /** A code of the Combined Nomenclature, of 4, 6 or 8 digits. */
      readonly code: string;
      /** ISO 3166 code of the country of origin: shows its default value. */
      readonly origin?: string | undefined;
      /** Of import: the code must stand in that nomenclature; shows the mark-up. */
      readonly year?: string | undefined;
    }, S.CnCodeView>;
  };
  readonly evaluations: {
    /**
     * Show an evaluation: expected and found, case by case.
     * 
     * `GET /v1/agents/{agentId}/versions/{version}/evaluations/{evaluationId}`, needs `agents:read`.
     */
    readonly get: Read<{
      /** The id of the agent: its slug. */
      readonly agentId: string;
      /** The version: an exact one; where an agent is only read also `latest`, a range such as `^1.2`, or an alias. */
      readonly version: string;
      /** The id of the evaluation. */
      readonly evaluationId: string;
    }, S.CertificationEvaluationView>;
    /**
     * List the evaluations of a version, newest first.
     * 
     * `GET /v1/agents/{agentId}/versions/{version}/evaluations`, needs `agents:read`.
     */
    readonly list: List<{
      /** The id of the agent: its slug. */
      readonly agentId: string;
      /** The version: an exact one; where an agent is only read also `latest`, a range such as `^1.2`, or an alias. */
      readonly version: string;
      readonly id?: Matched<string> | undefined;
      readonly outcome?: Matched<"PASSED" | "FAILED"> | undefined;
      readonly basis?: Matched<string> | undefined;
      readonly factorSet?: Matched<string> | undefined;
      readonly at?: Compared<string> | undefined;
      readonly by?: Matched<string> | undefined;
    } & Sorted, S.EvaluationSummary>;
  };
  readonly executions: {
    /**
     * Cancel a run, even one that has not arrived yet.
     * 
     * `POST /v1/agents/{agentId}/executions/{executionId}/cancel`, needs `executions:cancel`.
     */
    readonly cancel: Write<{
      /** The id of the agent: its slug. */
      readonly agentId: string;
      /** The id of the run, chosen by who started it or given by the API. */
      readonly executionId: string;
      readonly body?: S.CancelExecution | undefined;
    } & Keyed, S.CancellationView>;
    /**
     * Watch a run as server-sent events until it ends.
     * 
     * `GET /v1/agents/{agentId}/executions/{executionId}/events`, needs `executions:read`.
     */
    readonly follow: Stream<{
      /** The id of the agent: its slug. */
      readonly agentId: string;
      /** The id of the run, chosen by who started it or given by the API. */
      readonly executionId: string;
    }>;
    /**
     * Show a run: state, progress, failure.
     * 
     * `GET /v1/agents/{agentId}/executions/{executionId}`, needs `executions:read`.
     */
    readonly get: Read<{
      /** The id of the agent: its slug. */
      readonly agentId: string;
      /** The id of the run, chosen by who started it or given by the API. */
      readonly executionId: string;
    }, S.ExecutionView>;
    /**
     * List the runs of an agent, newest first.
     * 
     * `GET /v1/agents/{agentId}/executions`, needs `executions:read`.
     */
    readonly list: List<{
      /** The id of the agent: its slug. */
      readonly agentId: string;
      readonly id?: Matched<string> | undefined;
      readonly agentVersion?: Matched<string> | undefined;
      readonly state?: Matched<"PENDING" | "RUNNING" | "SUCCEEDED" | "FAILED" | "CANCELLED" | "TIMED_OUT"> | undefined;
      readonly mode?: Matched<"sync" | "async"> | undefined;
      readonly priority?: Matched<"P0" | "P1" | "P2" | "P3"> | undefined;
      readonly timeoutSeconds?: Compared<number> | undefined;
      readonly createdAt?: Compared<string> | undefined;
      readonly createdBy?: Matched<string> | undefined;
      readonly startedAt?: Compared<string> | undefined;
      readonly finishedAt?: Compared<string> | undefined;
      readonly deadlineAt?: Compared<string> | undefined;
      readonly cancelRequestedAt?: Compared<string> | undefined;
      readonly supersedes?: Matched<string> | undefined;
      readonly supersededBy?: Matched<string> | undefined;
    } & Sorted, S.ExecutionView>;
    /**
     * Restate a result under what is known now: a new execution supersedes the old one, which stays as it was.
     * 
     * `POST /v1/agents/{agentId}/executions/{executionId}/restatements`, needs `executions:run`.
     */
    readonly restate: Write<{
      /** The id of the agent: its slug. */
      readonly agentId: string;
      /** The id of the run, chosen by who started it or given by the API. */
      readonly executionId: string;
      readonly body: S.Restate;
    } & Keyed, S.ExecutionView>;
    /**
     * Fetch what a run computed, with its receipt, its computed rows and its refused ones.
     * 
     * `GET /v1/agents/{agentId}/executions/{executionId}/result`, needs `executions:read`.
     */
    readonly result: Read<{
      /** The id of the agent: its slug. */
      readonly agentId: string;
      /** The id of the run, chosen by who started it or given by the API. */
      readonly executionId: string;
    }, S.ResultView>;
    /**
     * Run an agent: at once (`sync`) or queued by priority (`async`).
     * 
     * `POST /v1/agents/{agentId}/execute`, needs `executions:run`.
     */
    readonly start: Write<{
      /** The id of the agent: its slug. */
      readonly agentId: string;
      readonly body: S.StartExecution;
    } & Keyed, S.ExecutionView>;
  };
  readonly factorCandidates: {
    /**
     * Announce a candidate for a new set of factors and get a URL to upload it to; it is checked within 15 minutes.
     * 
     * `POST /v1/factor-candidates`, needs `platform:factors`.
     */
    readonly announce: Write<{
      readonly body: S.NewCandidate;
    } & Keyed, S.AnnouncedCandidate>;
    /**
     * Approve a candidate whose figures jumped by more than a quarter; it is published at the next round.
     * 
     * `POST /v1/factor-candidates/{candidateId}/approve`, needs `platform:factors`.
     */
    readonly approve: Write<{
      /** The id of the candidate, as it was announced. */
      readonly candidateId: string;
      readonly body: S.ApproveCandidate;
    } & Keyed, S.CandidateView>;
    /**
     * Show a candidate with what its checks found.
     * 
     * `GET /v1/factor-candidates/{candidateId}`, needs `platform:factors`.
     */
    readonly get: Read<{
      /** The id of the candidate, as it was announced. */
      readonly candidateId: string;
    }, S.CandidateView>;
  };
  readonly factorCatalogue: {
    /**
     * Deprecate a set of factors for all tenants; each is told within 15 minutes.
     * 
     * `POST /v1/factor-catalogue/{setId}/deprecate`, needs `platform:factors`.
     */
    readonly deprecate: Write<{
      /** The id of the set of factors. */
      readonly setId: string;
      readonly body: S.DeprecateSet;
    } & Keyed, S.DeprecationView>;
  };
  readonly factorSets: {
    /**
     * Compare two editions of a factor set: what was added, removed and changed, and by how much.
     * 
     * `GET /v1/factor-sets/{setId}/compare`, needs `data:read`.
     */
    readonly compare: Read<{
      /** The id of the set of factors. */
      readonly setId: string;
      /** The later edition of the same series. */
      readonly with: string;
      /** jumped: of the changed, those that moved by more than a quarter. */
      readonly only?: "jumped" | undefined;
    }, S.EditionComparisonView>;
    /**
     * Use a set of factors no longer in your own calculations; it stays readable and is taken where it is named.
     * 
     * `POST /v1/factor-sets/{setId}/deprecate`, needs `data:write`.
     */
    readonly deprecate: Write<{
      /** The id of the set of factors. */
      readonly setId: string;
      readonly body: S.DeprecateSet;
    } & Keyed, S.DeprecationView>;
    /**
     * List the sets of emission factors, the latest published first.
     * 
     * `GET /v1/factor-sets`, needs `data:read`.
     */
    readonly list: List<{
      /** Only what had been published or recorded by this day. */
      readonly asOf?: string | undefined;
      readonly id?: Matched<string> | undefined;
      readonly series?: Matched<string> | undefined;
      readonly source?: Matched<string> | undefined;
      readonly version?: Matched<string> | undefined;
      readonly licence?: Matched<string> | undefined;
      readonly recordedAt?: Compared<string> | undefined;
      readonly validFrom?: Compared<string> | undefined;
      readonly validTo?: Compared<string> | undefined;
      readonly retrieved?: Compared<string> | undefined;
      readonly boundary?: Matched<"direct" | "life-cycle"> | undefined;
      readonly cautions?: Matched<string> | undefined;
      readonly rows?: Compared<number> | undefined;
      readonly sha256?: Matched<string> | undefined;
      readonly supersededBy?: Matched<string> | undefined;
    } & Sorted, S.FactorSetView>;
  };
  readonly factors: {
    /**
     * Show an emission factor with its figures, source, licence, validity, quality and uncertainty.
     * 
     * `GET /v1/factors/{factorId}`, needs `data:read`.
     */
    readonly get: Read<{
      /** The id of the factor, as searches show it. */
      readonly factorId: string;
      /** Only what had been published or recorded by this day. */
      readonly asOf?: string | undefined;
      /** Of the use its quality is graded for: 2024, 2024-Q3, 2024-07 or 2024-07-31. */
      readonly date?: string | undefined;
      /** Of the use its quality is graded for. */
      readonly region?: string | undefined;
    }, S.FactorCard>;
    /**
     * Follow an emission factor through all editions of its series, with what changed absolutely and relatively.
     * 
     * `GET /v1/factors/{factorId}/history`, needs `data:read`.
     */
    readonly getHistory: Read<{
      /** The id of the factor, as searches show it. */
      readonly factorId: string;
      /** Only what had been published or recorded by this day. */
      readonly asOf?: string | undefined;
    }, S.FactorHistory>;
    /**
     * Record a factor of your own, or a further revision of one; it answers before the published ones.
     * 
     * `POST /v1/factors`, needs `data:write`.
     */
    readonly record: Write<{
      readonly body: S.NewOwnFactor;
    } & Keyed, S.FactorCard>;
    /**
     * Find emission factors by activity, region, unit, source, scope and time, best first and with the reason.
     * 
     * `GET /v1/factors`, needs `data:read`.
     */
    readonly search: List<{
      /** Words of an activity; the best match stands first. */
      readonly text?: string | undefined;
      /** Exactly this activity: a name of its source, a usual name, or a path such as "Fuels · Natural gas". */
      readonly activity?: string | undefined;
      /** "GB", "US", "DE" or a grid subregion; its country answers too. */
      readonly region?: string | undefined;
      /** Only factors per this unit or one it converts to. */
      readonly unit?: string | undefined;
      /** A series (defra, epa-hub, egrid, ember), or own for your own factors. */
      readonly source?: string | undefined;
      /** Only factors of this set. */
      readonly set?: string | undefined;
      /** Only factors of this category of their source. */
      readonly category?: string | undefined;
      /** The scope of the GHG Protocol the factor is for. */
      readonly scope?: "1" | "2" | "3" | "outside" | undefined;
      /** When the activity was: 2024, 2024-Q3, 2024-07 or 2024-07-31. */
      readonly date?: string | undefined;
      /** Only what had been published or recorded by this day. */
      readonly asOf?: string | undefined;
      readonly id?: Matched<string> | undefined;
      readonly name?: Matched<string> | undefined;
      readonly variant?: Matched<string> | undefined;
      readonly gasBasis?: Matched<"mass" | "co2e of each gas" | "co2e only"> | undefined;
      readonly boundary?: Matched<"direct" | "life-cycle"> | undefined;
      readonly co2e?: Matched<string> | undefined;
      readonly co2?: Matched<string> | undefined;
      readonly ch4?: Matched<string> | undefined;
      readonly n2o?: Matched<string> | undefined;
      readonly biogenicCo2?: Matched<string> | undefined;
      readonly notes?: Matched<string> | undefined;
      readonly series?: Matched<string> | undefined;
      readonly version?: Matched<string> | undefined;
      readonly licence?: Matched<string> | undefined;
      readonly recordedAt?: Compared<string> | undefined;
      readonly validFrom?: Compared<string> | undefined;
      readonly validTo?: Compared<string> | undefined;
      readonly supersededBy?: Matched<string> | undefined;
    }, S.FactorMatch>;
  };
  readonly files: {
    /**
     * Announce a file and get a URL to upload its content to..
     * 
     * `POST /v1/files`, needs `files:write`.
     */
    readonly announce: Write<{
      readonly body: S.NewFile;
    } & Keyed, S.AnnouncedFile>;
    /**
     * Delete a file with its content..
     * 
     * `DELETE /v1/files/{fileId}`, needs `files:write`.
     */
    readonly delete: Write<{
      /** The id of the file, as its upload was announced. */
      readonly fileId: string;
    } & Guarded, undefined>;
    /**
     * Get a URL to download the content of a file from..
     * 
     * `GET /v1/files/{fileId}/download`, needs `files:read`.
     */
    readonly download: Read<{
      /** The id of the file, as its upload was announced. */
      readonly fileId: string;
    }, S.FilesDownloadTicket>;
    /**
     * What is known of a file, and whether its content has arrived..
     * 
     * `GET /v1/files/{fileId}`, needs `files:read`.
     */
    readonly get: Read<{
      /** The id of the file, as its upload was announced. */
      readonly fileId: string;
    }, S.FileView>;
  };
  readonly impactReports: {
    /**
     * Show an impact report: how many results change, and by how much in sum, agent by agent.
     * 
     * `GET /v1/impact-reports/{reportId}`, needs `executions:read`.
     */
    readonly get: Read<{
      /** The id of the report. */
      readonly reportId: string;
    }, S.ReportView>;
    /**
     * List impact reports, newest first.
     * 
     * `GET /v1/impact-reports`, needs `executions:read`.
     */
    readonly list: List<{
      readonly id?: Matched<string> | undefined;
      readonly state?: Matched<"RUNNING" | "COMPLETE"> | undefined;
      readonly factorSets?: Matched<string> | undefined;
      readonly release?: Matched<string> | undefined;
      readonly asOf?: Compared<string> | undefined;
      readonly requestedAt?: Compared<string> | undefined;
      readonly requestedBy?: Matched<string> | undefined;
      readonly completedAt?: Compared<string> | undefined;
    } & Sorted, S.ReportView>;
    /**
     * List the results that would change, with each headline figure before and after.
     * 
     * `GET /v1/impact-reports/{reportId}/results`, needs `executions:read`.
     */
    readonly listResults: List<{
      /** The id of the report. */
      readonly reportId: string;
      readonly executionId?: Matched<string> | undefined;
      readonly agentId?: Matched<string> | undefined;
      readonly agentVersion?: Matched<string> | undefined;
      readonly finishedAt?: Compared<string> | undefined;
      readonly outcome?: Matched<"CHANGED" | "IMPOSSIBLE"> | undefined;
      readonly problem?: Matched<string> | undefined;
    } & Sorted, S.ImpactView>;
    /**
     * Have the results that rest on superseded factor sets computed anew and compared; none is changed.
     * 
     * `POST /v1/impact-reports`, needs `executions:run`.
     */
    readonly request: Write<{
      readonly body: S.NewReport;
    } & Keyed, S.ReportView>;
  };
  readonly jobs: {
    /**
     * Show how far a job has come, and where its result can be fetched once it is complete.
     * 
     * `GET /v1/jobs/{jobId}`, needs `jobs:read`.
     */
    readonly get: Read<{
      /** The id of the job, as the `Location` of what started it names it. */
      readonly jobId: string;
    }, S.JobDetail>;
    /**
     * List jobs, newest first.
     * 
     * `GET /v1/jobs`, needs `jobs:read`.
     */
    readonly list: List<{
      readonly id?: Matched<string> | undefined;
      readonly kind?: Matched<string> | undefined;
      readonly state?: Matched<"QUEUED" | "RUNNING" | "COMPLETED" | "FAILED"> | undefined;
      readonly requestedAt?: Compared<string> | undefined;
      readonly requestedBy?: Matched<string> | undefined;
      readonly startedAt?: Compared<string> | undefined;
      readonly completedAt?: Compared<string> | undefined;
    } & Sorted, S.JobView>;
  };
  readonly lifecycle: {
    /**
     * List what happened to your agents and their versions, newest first.
     * 
     * `GET /v1/lifecycle`, needs `agents:read`.
     */
    readonly list: List<{
      /** Only what happened to this agent, deleted or not. */
      readonly agentId?: string | undefined;
      readonly id?: Matched<string> | undefined;
      readonly at?: Compared<string> | undefined;
      readonly by?: Matched<string> | undefined;
      readonly type?: Matched<string> | undefined;
      readonly version?: Matched<string> | undefined;
      readonly alias?: Matched<string> | undefined;
      readonly was?: Matched<string> | undefined;
      readonly from?: Matched<string> | undefined;
      readonly to?: Matched<string> | undefined;
      readonly reason?: Matched<string> | undefined;
    } & Sorted, S.LifecycleView>;
  };
  readonly metrics: {
    /**
     * Show what an agent did, hour by hour, newest first.
     * 
     * `GET /v1/agents/{agentId}/metrics`, needs `agents:read`.
     */
    readonly listAgentHours: List<{
      /** The id of the agent: its slug. */
      readonly agentId: string;
      readonly hour?: Matched<string> | undefined;
      readonly runs?: Compared<number> | undefined;
      readonly succeeded?: Compared<number> | undefined;
      readonly failed?: Compared<number> | undefined;
      readonly cancelled?: Compared<number> | undefined;
      readonly timedOut?: Compared<number> | undefined;
      readonly durationMs?: Compared<number> | undefined;
      readonly rowsRead?: Compared<number> | undefined;
      readonly rowsRefused?: Compared<number> | undefined;
    } & Sorted, S.AgentHourView>;
  };
  readonly pipelines: {
    /**
     * Run a transformation pipeline over rows, with the lineage of each.
     * 
     * `POST /v1/pipelines/run`, needs `calculations:run`.
     */
    readonly run: Write<{
      readonly body: S.PipelineRequest;
    }, S.PipelineResult>;
  };
  readonly ruleVersions: {
    /**
     * Give a business rule its next version, as a draft.
     * 
     * `POST /v1/rules/{ruleId}/versions`, needs `rules:write`.
     */
    readonly create: Write<{
      /** The id of the rule: its slug. */
      readonly ruleId: string;
      readonly body: S.RuleSource;
    } & Keyed, S.RuleVersionView>;
    /**
     * Show a version of a business rule.
     * 
     * `GET /v1/rules/{ruleId}/versions/{version}`, needs `rules:read`.
     */
    readonly get: Read<{
      /** The id of the rule: its slug. */
      readonly ruleId: string;
      /** The version: an exact one; where an agent is only read also `latest`, a range such as `^1.2`, or an alias. */
      readonly version: number;
    }, S.RuleVersionView>;
    /**
     * List the versions of a business rule, newest first.
     * 
     * `GET /v1/rules/{ruleId}/versions`, needs `rules:read`.
     */
    readonly list: List<{
      /** The id of the rule: its slug. */
      readonly ruleId: string;
      readonly version?: Compared<number> | undefined;
      readonly createdAt?: Compared<string> | undefined;
      readonly createdBy?: Matched<string> | undefined;
    } & Sorted, S.RuleVersionView>;
  };
  readonly rules: {
    /**
     * Make a version of a business rule the active one.
     * 
     * `POST /v1/rules/{ruleId}/activate`, needs `rules:write`.
     */
    readonly activate: Write<{
      /** The id of the rule: its slug. */
      readonly ruleId: string;
      readonly body: S.Activation;
    } & Keyed, S.ActivatedView>;
    /**
     * Enter a business rule, as a draft.
     * 
     * `POST /v1/rules`, needs `rules:write`.
     */
    readonly create: Write<{
      readonly body: S.RuleSource;
    } & Keyed, S.RulesRuleView>;
    /**
     * Take the active version of a business rule out of use.
     * 
     * `POST /v1/rules/{ruleId}/deactivate`, needs `rules:write`.
     */
    readonly deactivate: Write<{
      /** The id of the rule: its slug. */
      readonly ruleId: string;
    } & Keyed, S.RulesRuleView>;
    /**
     * Delete a business rule that is not active.
     * 
     * `DELETE /v1/rules/{ruleId}`, needs `rules:write`.
     */
    readonly delete: Write<{
      /** The id of the rule: its slug. */
      readonly ruleId: string;
    } & Guarded, undefined>;
    /**
     * Run the active business rules on records.
     * 
     * `POST /v1/rules/evaluate`, needs `rules:run`.
     */
    readonly evaluate: Write<{
      readonly body: S.Evaluation;
    } & Keyed, S.RulesEvaluationView>;
    /**
     * Show a business rule and which of its versions is active.
     * 
     * `GET /v1/rules/{ruleId}`, needs `rules:read`.
     */
    readonly get: Read<{
      /** The id of the rule: its slug. */
      readonly ruleId: string;
    }, S.RulesRuleView>;
    /**
     * List business rules, by id.
     * 
     * `GET /v1/rules`, needs `rules:read`.
     */
    readonly list: List<{
      readonly id?: Matched<string> | undefined;
      readonly kind?: Matched<"validation" | "calculation" | "classification" | "threshold" | "routing"> | undefined;
      readonly name?: Matched<string> | undefined;
      readonly priority?: Compared<number> | undefined;
      readonly latestVersion?: Compared<number> | undefined;
      readonly activeVersion?: Compared<number> | undefined;
      readonly version?: Compared<number> | undefined;
      readonly createdAt?: Compared<string> | undefined;
      readonly createdBy?: Matched<string> | undefined;
      readonly updatedAt?: Compared<string> | undefined;
    } & Sorted, S.RulesRuleView>;
    /**
     * List what was done to a business rule, oldest first.
     * 
     * `GET /v1/rules/{ruleId}/history`, needs `rules:read`.
     */
    readonly listChanges: List<{
      /** The id of the rule: its slug. */
      readonly ruleId: string;
      readonly action?: Matched<"version-created" | "activated" | "deactivated" | "rolled-back"> | undefined;
      readonly version?: Compared<number> | undefined;
      readonly at?: Compared<string> | undefined;
      readonly by?: Matched<string> | undefined;
      readonly reason?: Matched<string> | undefined;
    } & Sorted, S.RuleChangeView>;
    /**
     * List how often a business rule was run and fired and how long it took, by hour, newest first.
     * 
     * `GET /v1/rules/{ruleId}/metrics`, needs `rules:read`.
     */
    readonly listHours: List<{
      /** The id of the rule: its slug. */
      readonly ruleId: string;
      readonly hour?: Matched<string> | undefined;
      readonly evaluated?: Compared<number> | undefined;
      readonly fired?: Compared<number> | undefined;
      readonly problems?: Compared<number> | undefined;
      readonly durationMs?: Compared<number> | undefined;
    } & Sorted, S.RuleHourView>;
    /**
     * Make the version active again that was active before.
     * 
     * `POST /v1/rules/{ruleId}/rollback`, needs `rules:write`.
     */
    readonly rollback: Write<{
      /** The id of the rule: its slug. */
      readonly ruleId: string;
    } & Keyed, S.ActivatedView>;
    /**
     * Run the tests of a rule, sent or stored, and hold it against the active ones.
     * 
     * `POST /v1/rules/test`, needs `rules:run`.
     */
    readonly test: Write<{
      readonly body: S.TestRequest;
    }, S.TestReport>;
  };
  readonly search: {
    /**
     * Find agents by words and meaning, filtered and counted, each with the reason.
     * 
     * `POST /v1/agents/search`, needs `agents:read`.
     */
    readonly findAgents: Write<{
      readonly body: S.SearchAgents;
    }, S.SearchResult>;
    /**
     * List the agents created last.
     * 
     * `GET /v1/agents/recent`, needs `agents:read`.
     */
    readonly listRecent: List<{
      readonly id?: Matched<string> | undefined;
      readonly name?: Matched<string> | undefined;
      readonly description?: Matched<string> | undefined;
      readonly category?: Matched<string> | undefined;
      readonly tags?: Matched<string> | undefined;
      readonly state?: Matched<"DRAFT" | "EXPERIMENTAL" | "CERTIFIED" | "DEPRECATED" | "RETIRED"> | undefined;
      readonly certified?: Matched<boolean> | undefined;
      readonly regulations?: Matched<"CBAM" | "CSRD" | "CSDDD" | "EU-ETS" | "EU-TAXONOMY" | "EUDR" | "FuelEU" | "GHG-PROTOCOL" | "IFRS-S2" | "ISO-14064" | "ISO-14067" | "ISO-14083" | "ISO-50001" | "SBTi" | "SFDR"> | undefined;
      readonly latestVersion?: Matched<string> | undefined;
      readonly builtin?: Matched<string> | undefined;
      readonly createdAt?: Compared<string> | undefined;
      readonly createdBy?: Matched<string> | undefined;
      readonly updatedAt?: Compared<string> | undefined;
    }, S.AgentCard>;
    /**
     * List agents you may want to run, each with the reason.
     * 
     * `GET /v1/agents/recommended`, needs `agents:read`.
     */
    readonly listRecommended: List<{
      readonly id?: Matched<string> | undefined;
      readonly name?: Matched<string> | undefined;
      readonly description?: Matched<string> | undefined;
      readonly category?: Matched<string> | undefined;
      readonly tags?: Matched<string> | undefined;
      readonly state?: Matched<"DRAFT" | "EXPERIMENTAL" | "CERTIFIED" | "DEPRECATED" | "RETIRED"> | undefined;
      readonly certified?: Matched<boolean> | undefined;
      readonly regulations?: Matched<"CBAM" | "CSRD" | "CSDDD" | "EU-ETS" | "EU-TAXONOMY" | "EUDR" | "FuelEU" | "GHG-PROTOCOL" | "IFRS-S2" | "ISO-14064" | "ISO-14067" | "ISO-14083" | "ISO-50001" | "SBTi" | "SFDR"> | undefined;
      readonly latestVersion?: Matched<string> | undefined;
      readonly builtin?: Matched<string> | undefined;
      readonly createdAt?: Compared<string> | undefined;
      readonly createdBy?: Matched<string> | undefined;
      readonly updatedAt?: Compared<string> | undefined;
      readonly why?: Matched<"people-like-you" | "trending" | "recent"> | undefined;
      readonly score?: Compared<number> | undefined;
      readonly people?: Compared<number> | undefined;
      readonly because?: Matched<string> | undefined;
    }, S.RecommendedAgent>;
    /**
     * List agents that mean the same as this one, nearest first.
     * 
     * `GET /v1/agents/{agentId}/similar`, needs `agents:read`.
     */
    readonly listSimilar: List<{
      /** The id of the agent: its slug. */
      readonly agentId: string;
      readonly id?: Matched<string> | undefined;
      readonly name?: Matched<string> | undefined;
      readonly description?: Matched<string> | undefined;
      readonly category?: Matched<string> | undefined;
      readonly tags?: Matched<string> | undefined;
      readonly state?: Matched<"DRAFT" | "EXPERIMENTAL" | "CERTIFIED" | "DEPRECATED" | "RETIRED"> | undefined;
      readonly certified?: Matched<boolean> | undefined;
      readonly regulations?: Matched<"CBAM" | "CSRD" | "CSDDD" | "EU-ETS" | "EU-TAXONOMY" | "EUDR" | "FuelEU" | "GHG-PROTOCOL" | "IFRS-S2" | "ISO-14064" | "ISO-14067" | "ISO-14083" | "ISO-50001" | "SBTi" | "SFDR"> | undefined;
      readonly latestVersion?: Matched<string> | undefined;
      readonly builtin?: Matched<string> | undefined;
      readonly createdAt?: Compared<string> | undefined;
      readonly createdBy?: Matched<string> | undefined;
      readonly updatedAt?: Compared<string> | undefined;
      readonly similarity?: Compared<number> | undefined;
    }, S.SimilarAgent>;
    /**
     * List the agents run most in the last seven days.
     * 
     * `GET /v1/agents/trending`, needs `agents:read`.
     */
    readonly listTrending: List<{
      readonly id?: Matched<string> | undefined;
      readonly name?: Matched<string> | undefined;
      readonly description?: Matched<string> | undefined;
      readonly category?: Matched<string> | undefined;
      readonly tags?: Matched<string> | undefined;
      readonly state?: Matched<"DRAFT" | "EXPERIMENTAL" | "CERTIFIED" | "DEPRECATED" | "RETIRED"> | undefined;
      readonly certified?: Matched<boolean> | undefined;
      readonly regulations?: Matched<"CBAM" | "CSRD" | "CSDDD" | "EU-ETS" | "EU-TAXONOMY" | "EUDR" | "FuelEU" | "GHG-PROTOCOL" | "IFRS-S2" | "ISO-14064" | "ISO-14067" | "ISO-14083" | "ISO-50001" | "SBTi" | "SFDR"> | undefined;
      readonly latestVersion?: Matched<string> | undefined;
      readonly builtin?: Matched<string> | undefined;
      readonly createdAt?: Compared<string> | undefined;
      readonly createdBy?: Matched<string> | undefined;
      readonly updatedAt?: Compared<string> | undefined;
      readonly runs?: Compared<number> | undefined;
    }, S.TrendingAgent>;
    /**
     * Count agents by category, tag, state, regulation, built-in and certification.
     * 
     * `GET /v1/agents/search/facets`, needs `agents:read`.
     */
    readonly showFacets: Read<{
      /** Only agents these words find. */
      readonly text?: string | undefined;
    }, S.FacetsView>;
  };
  readonly specs: {
    /**
     * Show a version as an AgentSpec (`Accept: application/yaml` for a file to keep).
     * 
     * `GET /v1/agents/{agentId}/versions/{version}/spec`, needs `agents:read`.
     */
    readonly get: Read<{
      /** The id of the agent: its slug. */
      readonly agentId: string;
      /** The version: an exact one; where an agent is only read also `latest`, a range such as `^1.2`, or an alias. */
      readonly version: string;
    }, S.AgentSpec>;
    /**
     * The JSON Schema of the AgentSpec, for editors..
     * 
     * `GET /v1/schemas/agent-spec.json`, open to everybody.
     */
    readonly getSchema: Text<object>;
    /**
     * Publish an AgentSpec: enter the agent if need be, and give it the version.
     * 
     * `POST /v1/agent-specs`, needs `agents:write`.
     */
    readonly publish: Write<{
      readonly body: S.AgentSpecInput;
    } & Keyed, S.RegistryVersionView>;
  };
  readonly system: {
    /**
     * The interactive documentation of this API..
     * 
     * `GET /docs`, open to everybody.
     */
    readonly getDocs: Text<object>;
    /**
     * A script or style sheet of the interactive documentation..
     * 
     * `GET /docs/{asset}`, open to everybody.
     */
    readonly getDocsAsset: Text<{
      /** The name of a file of the documentation. */
      readonly asset: string;
    }>;
    /**
     * Whether the platform and what it stands on are well..
     * 
     * `GET /health`, open to everybody.
     */
    readonly getHealth: Read<object, S.SystemHealthView>;
    /**
     * Whether functions run at all..
     * 
     * `GET /health/live`, open to everybody.
     */
    readonly getLiveness: Read<object, S.LiveView>;
    /**
     * The OpenAPI 3.1 description of this API..
     * 
     * `GET /v1/openapi.json`, open to everybody.
     */
    readonly getOpenapi: Text<object>;
    /**
     * Whether the platform can serve requests now..
     * 
     * `GET /health/ready`, open to everybody.
     */
    readonly getReadiness: Read<object, S.ReadyView>;
    /**
     * The root keys receipts are verified with, as a trust file for the offline verifier..
     * 
     * `GET /.well-known/receipt-keys.json`, open to everybody.
     */
    readonly getReceiptKeys: Text<object>;
    /**
     * Which build and stage answers..
     * 
     * `GET /v1/version`, open to everybody.
     */
    readonly getVersion: Read<object, S.SystemVersionView>;
  };
  readonly tenants: {
    /**
     * Make a company a tenant, with its first people..
     * 
     * `POST /v1/tenants`, needs `platform:tenants`.
     */
    readonly create: Write<{
      readonly body: S.NewTenant;
    } & Keyed, S.TenantView>;
    /**
     * One tenant: your own, or any for platform admins..
     * 
     * `GET /v1/tenants/{tenantId}`, needs `tenants:read`.
     */
    readonly get: Read<{
      /** The id of the tenant: its slug. */
      readonly tenantId: string;
    }, S.TenantView>;
    /**
     * How far the onboarding of a tenant has come..
     * 
     * `GET /v1/tenants/{tenantId}/onboarding`, needs `tenants:read`.
     */
    readonly getOnboarding: Read<{
      /** The id of the tenant: its slug. */
      readonly tenantId: string;
    }, S.OnboardingView>;
    /**
     * All tenants, in order of their ids..
     * 
     * `GET /v1/tenants`, needs `platform:tenants`.
     */
    readonly list: List<{
      readonly id?: Matched<string> | undefined;
      readonly name?: Matched<string> | undefined;
      readonly tier?: Matched<"free" | "team" | "enterprise"> | undefined;
      readonly limitFactor?: Compared<number> | undefined;
      readonly status?: Matched<"ACTIVE" | "SUSPENDED"> | undefined;
      readonly createdAt?: Compared<string> | undefined;
    } & Sorted, S.TenantView>;
  };
  readonly transitions: {
    /**
     * List the lifecycle history of an agent, oldest first.
     * 
     * `GET /v1/agents/{agentId}/transitions`, needs `agents:read`.
     */
    readonly list: List<{
      /** The id of the agent: its slug. */
      readonly agentId: string;
      readonly id?: Matched<string> | undefined;
      readonly from?: Matched<"DRAFT" | "EXPERIMENTAL" | "CERTIFIED" | "DEPRECATED" | "RETIRED"> | undefined;
      readonly to?: Matched<"DRAFT" | "EXPERIMENTAL" | "CERTIFIED" | "DEPRECATED" | "RETIRED"> | undefined;
      readonly reason?: Matched<string> | undefined;
      readonly rollsBack?: Matched<string> | undefined;
      readonly at?: Compared<string> | undefined;
      readonly by?: Matched<string> | undefined;
    } & Sorted, S.TransitionView>;
    /**
     * Take back the latest step of an agent along its lifecycle.
     * 
     * `POST /v1/agents/{agentId}/transitions/{transitionId}/rollback`, needs `agents:write`.
     */
    readonly rollback: Write<{
      /** The id of the agent: its slug. */
      readonly agentId: string;
      /** The id of the step, as the history shows it. */
      readonly transitionId: string;
      readonly body: S.RollbackTransition;
    } & Keyed, S.TransitionView>;
  };
  readonly users: {
    /**
     * Who you are: tenant, roles and permissions..
     * 
     * `GET /v1/users/me`, for everybody who is signed in.
     */
    readonly getMe: Read<object, S.MeView>;
  };
  readonly validationRecordTypes: {
    /**
     * List the types of records that can be validated, with their fields and an example of each.
     * 
     * `GET /v1/validation-record-types`, needs `data:read`.
     */
    readonly list: List<{
      readonly id?: Matched<"activity" | "cbam-import" | "csrd-statement" | "eudr-statement" | "ghg-inventory" | "organisation" | "report"> | undefined;
      readonly title?: Matched<string> | undefined;
      readonly frameworks?: Matched<"data" | "business" | "cbam" | "csrd" | "eudr" | "ghg-protocol" | "iso-14064" | "output"> | undefined;
    } & Sorted, S.RecordTypeView>;
  };
  readonly validationRules: {
    /**
     * Show a rule of validation with its clause, remedy and examples.
     * 
     * `GET /v1/validation-rules/{ruleId}`, needs `data:read`.
     */
    readonly get: Read<{
      /** The id of the rule: its slug. */
      readonly ruleId: string;
    }, S.ValidationRuleView>;
    /**
     * List the rules of validation by framework, type of record, severity and date.
     * 
     * `GET /v1/validation-rules`, needs `data:read`.
     */
    readonly list: List<{
      /** Only rules of this framework. */
      readonly framework?: "data" | "business" | "cbam" | "csrd" | "eudr" | "ghg-protocol" | "iso-14064" | "output" | undefined;
      /** Only rules that judge records of this type. */
      readonly recordType?: "activity" | "cbam-import" | "csrd-statement" | "eudr-statement" | "ghg-inventory" | "organisation" | "report" | undefined;
      /** Only rules whose findings weigh this much. */
      readonly severity?: "error" | "warning" | "info" | undefined;
      /** Only rules that hold on that day. */
      readonly date?: string | undefined;
      readonly id?: Matched<string> | undefined;
      readonly version?: Matched<string> | undefined;
      readonly title?: Matched<string> | undefined;
      readonly clause?: Matched<string> | undefined;
      readonly source?: Matched<string> | undefined;
      readonly validFrom?: Compared<string> | undefined;
      readonly validTo?: Compared<string> | undefined;
      readonly recordTypes?: Matched<string> | undefined;
      readonly message?: Matched<string> | undefined;
      readonly remedy?: Matched<string> | undefined;
    } & Sorted, S.ValidationRuleView>;
  };
  readonly validation: {
    /**
     * Hold records (JSON, CSV or an upload) against the rules of their frameworks; all problems at once.
     * 
     * `POST /v1/validate`, needs `calculations:run`.
     */
    readonly validate: Write<{
      readonly body: S.ValidateRequest;
    }, S.ValidationReport>;
  };
  readonly versionTransitions: {
    /**
     * List how a version came to its state, oldest first.
     * 
     * `GET /v1/agents/{agentId}/versions/{version}/transitions`, needs `agents:read`.
     */
    readonly list: List<{
      /** The id of the agent: its slug. */
      readonly agentId: string;
      /** The version: an exact one; where an agent is only read also `latest`, a range such as `^1.2`, or an alias. */
      readonly version: string;
      readonly id?: Matched<string> | undefined;
      readonly from?: Matched<"DRAFT" | "EXPERIMENTAL" | "CERTIFIED"> | undefined;
      readonly to?: Matched<"DRAFT" | "EXPERIMENTAL" | "CERTIFIED"> | undefined;
      readonly reason?: Matched<string> | undefined;
      readonly evaluationId?: Matched<string> | undefined;
      readonly at?: Compared<string> | undefined;
      readonly by?: Matched<string> | undefined;
    } & Sorted, S.VersionTransitionView>;
  };
  readonly versions: {
    /**
     * Give an agent a new version, by its number or as the next major, minor or patch.
     * 
     * `POST /v1/agents/{agentId}/versions`, needs `agents:write`.
     */
    readonly create: Write<{
      /** The id of the agent: its slug. */
      readonly agentId: string;
      readonly body: S.PublishVersion;
    } & Keyed, S.RegistryVersionView>;
    /**
     * Delete a version that nobody relies on.
     * 
     * `DELETE /v1/agents/{agentId}/versions/{version}`, needs `agents:write`.
     */
    readonly delete: Write<{
      /** The id of the agent: its slug. */
      readonly agentId: string;
      /** The version: an exact one; where an agent is only read also `latest`, a range such as `^1.2`, or an alias. */
      readonly version: string;
    } & Guarded, undefined>;
    /**
     * Announce until when a version runs, and which one replaces it.
     * 
     * `POST /v1/agents/{agentId}/versions/{version}/deprecate`, needs `agents:write`.
     */
    readonly deprecate: Write<{
      /** The id of the agent: its slug. */
      readonly agentId: string;
      /** The version: an exact one; where an agent is only read also `latest`, a range such as `^1.2`, or an alias. */
      readonly version: string;
      readonly body: S.DeprecateVersion;
    } & Keyed, S.VersionSummary>;
    /**
     * Run a version over its golden cases and keep the result as evidence.
     * 
     * `POST /v1/agents/{agentId}/versions/{version}/evaluate`, needs `agents:write`.
     */
    readonly evaluate: Write<{
      /** The id of the agent: its slug. */
      readonly agentId: string;
      /** The version: an exact one; where an agent is only read also `latest`, a range such as `^1.2`, or an alias. */
      readonly version: string;
    } & Keyed, S.CertificationEvaluationView>;
    /**
     * Show a version of an agent, by name, range or `latest`.
     * 
     * `GET /v1/agents/{agentId}/versions/{version}`, needs `agents:read`.
     */
    readonly get: Read<{
      /** The id of the agent: its slug. */
      readonly agentId: string;
      /** The version: an exact one; where an agent is only read also `latest`, a range such as `^1.2`, or an alias. */
      readonly version: string;
    }, S.RegistryVersionView>;
    /**
     * List the versions of an agent, newest first in semver order.
     * 
     * `GET /v1/agents/{agentId}/versions`, needs `agents:read`.
     */
    readonly list: List<{
      /** The id of the agent: its slug. */
      readonly agentId: string;
      /** Only versions within it: `^1.2`, `1.x || 3.x`. */
      readonly range?: string | undefined;
      readonly version?: Matched<string> | undefined;
      readonly state?: Matched<"DRAFT" | "EXPERIMENTAL" | "CERTIFIED"> | undefined;
      readonly createdAt?: Compared<string> | undefined;
      readonly createdBy?: Matched<string> | undefined;
    } & Sorted, S.VersionSummary>;
    /**
     * Show which version of which agent a version depends on, or why there is no choice.
     * 
     * `GET /v1/agents/{agentId}/versions/{version}/dependencies`, needs `agents:read`.
     */
    readonly listDependencies: Read<{
      /** The id of the agent: its slug. */
      readonly agentId: string;
      /** The version: an exact one; where an agent is only read also `latest`, a range such as `^1.2`, or an alias. */
      readonly version: string;
    }, S.DependenciesView>;
    /**
     * Promote a version to EXPERIMENTAL, or on the evidence of an evaluation to CERTIFIED.
     * 
     * `POST /v1/agents/{agentId}/versions/{version}/promote`, needs `agents:write`.
     */
    readonly promote: Write<{
      /** The id of the agent: its slug. */
      readonly agentId: string;
      /** The version: an exact one; where an agent is only read also `latest`, a range such as `^1.2`, or an alias. */
      readonly version: string;
      readonly body: S.Promotion;
    } & Keyed, S.VersionTransitionView>;
    /**
     * Restore a deleted version as it stood.
     * 
     * `POST /v1/agents/{agentId}/versions/{version}/restore`, needs `agents:write`.
     */
    readonly restore: Write<{
      /** The id of the agent: its slug. */
      readonly agentId: string;
      /** The version: an exact one; where an agent is only read also `latest`, a range such as `^1.2`, or an alias. */
      readonly version: string;
    } & Keyed, S.VersionSummary>;
  };
}

export const ROUTES: Readonly<Record<string, Readonly<Record<string, readonly [manner: string, route: string, keyed?: true]>>>> = {
  agents: {
    checkHealth: ['read', 'GET /v1/agents/{agentId}/health'],
    create: ['write', 'POST /v1/agents', true],
    createMany: ['write', 'POST /v1/agents/bulk', true],
    delete: ['write', 'DELETE /v1/agents/{agentId}'],
    deleteMany: ['write', 'DELETE /v1/agents/bulk'],
    get: ['read', 'GET /v1/agents/{agentId}'],
    list: ['list', 'GET /v1/agents'],
    restore: ['write', 'POST /v1/agents/{agentId}/restore', true],
    transition: ['write', 'POST /v1/agents/{agentId}/transitions', true],
    update: ['write', 'PATCH /v1/agents/{agentId}'],
    updateMany: ['write', 'PATCH /v1/agents/bulk'],
  },
  aggregation: {
    aggregate: ['write', 'POST /v1/aggregate'],
  },
  aliases: {
    list: ['list', 'GET /v1/agents/{agentId}/aliases'],
    remove: ['write', 'DELETE /v1/agents/{agentId}/aliases/{alias}'],
    set: ['write', 'PUT /v1/agents/{agentId}/aliases/{alias}'],
  },
  apiKeys: {
    create: ['write', 'POST /v1/api-keys', true],
    get: ['read', 'GET /v1/api-keys/{keyId}'],
    list: ['list', 'GET /v1/api-keys'],
    revoke: ['write', 'DELETE /v1/api-keys/{keyId}'],
    rotate: ['write', 'POST /v1/api-keys/{keyId}/rotate', true],
  },
  artifacts: {
    abort: ['write', 'DELETE /v1/agents/{agentId}/versions/{version}/artifacts/upload'],
    complete: ['write', 'POST /v1/agents/{agentId}/versions/{version}/artifacts/complete', true],
    download: ['read', 'GET /v1/agents/{agentId}/versions/{version}/artifacts/{artifactId}/download'],
    get: ['read', 'GET /v1/agents/{agentId}/versions/{version}/artifacts/{artifactId}'],
    list: ['list', 'GET /v1/agents/{agentId}/versions/{version}/artifacts'],
    renewParts: ['write', 'PUT /v1/agents/{agentId}/versions/{version}/artifacts/parts'],
    startUpload: ['write', 'PUT /v1/agents/{agentId}/versions/{version}/artifacts'],
  },
  audit: {
    verify: ['read', 'GET /v1/audit-logs/verify'],
  },
  auth: {
    login: ['write', 'POST /v1/auth/login'],
    logout: ['write', 'POST /v1/auth/logout'],
    refresh: ['write', 'POST /v1/auth/refresh'],
  },
  cache: {
    getStats: ['read', 'GET /v1/cache/stats'],
    invalidate: ['write', 'POST /v1/cache/invalidate', true],
  },
  calculations: {
    calculateCbam: ['write', 'POST /v1/calculate/cbam'],
    calculateEmissions: ['write', 'POST /v1/calculate/emissions'],
    calculateEnergy: ['write', 'POST /v1/calculate/energy'],
    calculateRoi: ['write', 'POST /v1/calculate/roi'],
  },
  cnCodes: {
    get: ['read', 'GET /v1/cn-codes/{code}'],
  },
  evaluations: {
    get: ['read', 'GET /v1/agents/{agentId}/versions/{version}/evaluations/{evaluationId}'],
    list: ['list', 'GET /v1/agents/{agentId}/versions/{version}/evaluations'],
  },
  executions: {
    cancel: ['write', 'POST /v1/agents/{agentId}/executions/{executionId}/cancel', true],
    follow: ['stream', 'GET /v1/agents/{agentId}/executions/{executionId}/events'],
    get: ['read', 'GET /v1/agents/{agentId}/executions/{executionId}'],
    list: ['list', 'GET /v1/agents/{agentId}/executions'],
    restate: ['write', 'POST /v1/agents/{agentId}/executions/{executionId}/restatements', true],
    result: ['read', 'GET /v1/agents/{agentId}/executions/{executionId}/result'],
    start: ['write', 'POST /v1/agents/{agentId}/execute', true],
  },
  factorCandidates: {
    announce: ['write', 'POST /v1/factor-candidates', true],
    approve: ['write', 'POST /v1/factor-candidates/{candidateId}/approve', true],
    get: ['read', 'GET /v1/factor-candidates/{candidateId}'],
  },
  factorCatalogue: {
    deprecate: ['write', 'POST /v1/factor-catalogue/{setId}/deprecate', true],
  },
  factorSets: {
    compare: ['read', 'GET /v1/factor-sets/{setId}/compare'],
    deprecate: ['write', 'POST /v1/factor-sets/{setId}/deprecate', true],
    list: ['list', 'GET /v1/factor-sets'],
  },
  factors: {
    get: ['read', 'GET /v1/factors/{factorId}'],
    getHistory: ['read', 'GET /v1/factors/{factorId}/history'],
    record: ['write', 'POST /v1/factors', true],
    search: ['list', 'GET /v1/factors'],
  },
  files: {
    announce: ['write', 'POST /v1/files', true],
    delete: ['write', 'DELETE /v1/files/{fileId}'],
    download: ['read', 'GET /v1/files/{fileId}/download'],
    get: ['read', 'GET /v1/files/{fileId}'],
  },
  impactReports: {
    get: ['read', 'GET /v1/impact-reports/{reportId}'],
    list: ['list', 'GET /v1/impact-reports'],
    listResults: ['list', 'GET /v1/impact-reports/{reportId}/results'],
    request: ['write', 'POST /v1/impact-reports', true],
  },
  jobs: {
    get: ['read', 'GET /v1/jobs/{jobId}'],
    list: ['list', 'GET /v1/jobs'],
  },
  lifecycle: {
    list: ['list', 'GET /v1/lifecycle'],
  },
  metrics: {
    listAgentHours: ['list', 'GET /v1/agents/{agentId}/metrics'],
  },
  pipelines: {
    run: ['write', 'POST /v1/pipelines/run'],
  },
  ruleVersions: {
    create: ['write', 'POST /v1/rules/{ruleId}/versions', true],
    get: ['read', 'GET /v1/rules/{ruleId}/versions/{version}'],
    list: ['list', 'GET /v1/rules/{ruleId}/versions'],
  },
  rules: {
    activate: ['write', 'POST /v1/rules/{ruleId}/activate', true],
    create: ['write', 'POST /v1/rules', true],
    deactivate: ['write', 'POST /v1/rules/{ruleId}/deactivate', true],
    delete: ['write', 'DELETE /v1/rules/{ruleId}'],
    evaluate: ['write', 'POST /v1/rules/evaluate', true],
    get: ['read', 'GET /v1/rules/{ruleId}'],
    list: ['list', 'GET /v1/rules'],
    listChanges: ['list', 'GET /v1/rules/{ruleId}/history'],
    listHours: ['list', 'GET /v1/rules/{ruleId}/metrics'],
    rollback: ['write', 'POST /v1/rules/{ruleId}/rollback', true],
    test: ['write', 'POST /v1/rules/test'],
  },
  search: {
    findAgents: ['write', 'POST /v1/agents/search'],
    listRecent: ['list', 'GET /v1/agents/recent'],
    listRecommended: ['list', 'GET /v1/agents/recommended'],
    listSimilar: ['list', 'GET /v1/agents/{agentId}/similar'],
    listTrending: ['list', 'GET /v1/agents/trending'],
    showFacets: ['read', 'GET /v1/agents/search/facets'],
  },
  specs: {
    get: ['read', 'GET /v1/agents/{agentId}/versions/{version}/spec'],
    getSchema: ['text', 'GET /v1/schemas/agent-spec.json'],
    publish: ['write', 'POST /v1/agent-specs', true],
  },
  system: {
    getDocs: ['text', 'GET /docs'],
    getDocsAsset: ['text', 'GET /docs/{asset}'],
    getHealth: ['read', 'GET /health'],
    getLiveness: ['read', 'GET /health/live'],
    getOpenapi: ['text', 'GET /v1/openapi.json'],
    getReadiness: ['read', 'GET /health/ready'],
    getReceiptKeys: ['text', 'GET /.well-known/receipt-keys.json'],
    getVersion: ['read', 'GET /v1/version'],
  },
  tenants: {
    create: ['write', 'POST /v1/tenants', true],
    get: ['read', 'GET /v1/tenants/{tenantId}'],
    getOnboarding: ['read', 'GET /v1/tenants/{tenantId}/onboarding'],
    list: ['list', 'GET /v1/tenants'],
  },
  transitions: {
    list: ['list', 'GET /v1/agents/{agentId}/transitions'],
    rollback: ['write', 'POST /v1/agents/{agentId}/transitions/{transitionId}/rollback', true],
  },
  users: {
    getMe: ['read', 'GET /v1/users/me'],
  },
  validationRecordTypes: {
    list: ['list', 'GET /v1/validation-record-types'],
  },
  validationRules: {
    get: ['read', 'GET /v1/validation-rules/{ruleId}'],
    list: ['list', 'GET /v1/validation-rules'],
  },
  validation: {
    validate: ['write', 'POST /v1/validate'],
  },
  versionTransitions: {
    list: ['list', 'GET /v1/agents/{agentId}/versions/{version}/transitions'],
  },
  versions: {
    create: ['write', 'POST /v1/agents/{agentId}/versions', true],
    delete: ['write', 'DELETE /v1/agents/{agentId}/versions/{version}'],
    deprecate: ['write', 'POST /v1/agents/{agentId}/versions/{version}/deprecate', true],
    evaluate: ['write', 'POST /v1/agents/{agentId}/versions/{version}/evaluate', true],
    get: ['read', 'GET /v1/agents/{agentId}/versions/{version}'],
    list: ['list', 'GET /v1/agents/{agentId}/versions'],
    listDependencies: ['read', 'GET /v1/agents/{agentId}/versions/{version}/dependencies'],
    promote: ['write', 'POST /v1/agents/{agentId}/versions/{version}/promote', true],
    restore: ['write', 'POST /v1/agents/{agentId}/versions/{version}/restore', true],
  },
};
