// How templates name their assets and roles: CDK's default, without the check of the bootstrap version.
import { DefaultStackSynthesizer, type IReusableStackSynthesizer } from 'aws-cdk-lib/core';

// The class implements the interface; only exactOptionalPropertyTypes sees `string | undefined` differ from optional.
const isReusable = (value: unknown): value is IReusableStackSynthesizer => value instanceof DefaultStackSynthesizer;

/** Without that check a template needs no parameter from SSM, and any AWS-compatible host can read it. */
export function plainSynthesizer(): IReusableStackSynthesizer {
  const synthesizer: unknown = new DefaultStackSynthesizer({ generateBootstrapVersionRule: false });
  if (!isReusable(synthesizer)) throw new Error('The default synthesizer of CDK is not what it was.');
  return synthesizer;
}
