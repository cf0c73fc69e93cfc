// One hosted function as the template declares it, ready to be run.
export interface FunctionSpec {
  readonly name: string;
  readonly arn: string;
  /** Absolute path of the module that exports the handler. */
  readonly entry: string;
  readonly exportName: string;
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly reservedConcurrency: number | undefined;
  readonly deadLetterArn: string | undefined;
  readonly logGroupName: string;
}
