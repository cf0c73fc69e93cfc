// What an emulator says about the CloudFormation resources it can stand in for; the provisioner knows nothing else of it.
import type * as z from 'zod';

/** What CloudFormation would answer to `Ref` and `Fn::GetAtt` once the resource stands. */
export interface Provisioned {
  readonly ref: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface ResourceRequest<P> {
  readonly stack: string;
  readonly logicalId: string;
  /** Intrinsics are already resolved. */
  readonly properties: P;
}

/**
 * One hosted CloudFormation type. `schema` is strict: a property it does not know stops the start with a sentence that
 * names resource and property. `provision` is idempotent: a second start finds what the first one made.
 */
export interface ResourceType<P> {
  readonly schema: z.ZodType<P>;
  provision(request: ResourceRequest<P>): Promise<Provisioned>;
  /**
   * Lets go of every resource of this type that an earlier start made and the template no longer names. What acts (a
   * rule, a schedule, a pipe) must stop acting; types that hold data leave this out and keep what they hold.
   */
  keepOnly?(named: readonly Provisioned[]): void | Promise<void>;
}

/** The resource types one emulator hosts, keyed by CloudFormation type name; the provisioner hands `provision` what `schema` parsed. */
export type ResourceTypes = Readonly<Record<string, ResourceType<unknown>>>;
