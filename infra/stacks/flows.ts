// The declared flows as state machines, each step resolved to its function.
import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { Blueprint } from '../blueprint.ts';
import { addFlow } from '../constructs/flow.ts';

export class FlowsStack extends Stack {
  constructor(scope: Construct, id: string, blueprint: Blueprint) {
    super(scope, id, { stackName: id, description: 'GreenLang: state machines.' });
    for (const { spec } of blueprint.catalogue.flows) addFlow(this, blueprint, spec);
  }
}
