// What a start of the embedded stack is told.
export interface StackOptions {
  /** A cloud assembly, as `cdk synth` writes it. */
  readonly assemblyDir: string;
  /** Everything that survives a restart. */
  readonly dataDir: string;
  /** For people: the API. 0 takes any free port. */
  readonly port: number;
  /** For SDK clients; the port after `port` unless told, any free one when that is 0. */
  readonly edgePort?: number;
  readonly host?: string;
  readonly accountId?: string;
  readonly region?: string;
  /** A DynamoDB that already runs, in place of the embedded one. */
  readonly dynamoDbEndpoint?: string | undefined;
  /** How many containers may stand idle in all; few spare a laptop's memory, many spare cold starts. */
  readonly idleContainers?: number;
  /** After how long an idle container is given up; a minute unless told. */
  readonly idleSeconds?: number;
}
