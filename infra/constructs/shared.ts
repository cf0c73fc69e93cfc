// The few values that stacks hand each other because AWS makes them up: everything else is found by its name.

export interface FoundationValues {
  readonly dataKeyArn: string;
  readonly receiptKeyArn: string;
  readonly receiptKeyId: string;
  readonly cursorSecretArn: string;
}

export interface IdentityValues {
  readonly userPoolId: string;
  readonly userPoolArn: string;
  readonly userPoolIssuer: string;
  readonly userPoolClientId: string;
}

export interface AsyncValues {
  /** Where each queue is; its address is the host's to say: AWS and AWS-compatible hosts differ. */
  readonly queueSettings: Readonly<Record<string, string>>;
}

export type SharedValues = FoundationValues & IdentityValues & AsyncValues;
