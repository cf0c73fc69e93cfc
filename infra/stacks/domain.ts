// One domain's functions and what wakes them: the stack of one folder under functions/.
import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { CatalogueEntry } from '../../lib/kernel/catalogue.ts';
import type { Spec } from '../../lib/kernel/spec.ts';
import type { Blueprint } from '../blueprint.ts';
import { addConsumer } from '../constructs/consumer.ts';
import { FunctionOf } from '../constructs/function-of.ts';
import { addJob } from '../constructs/job.ts';
import type { SharedValues } from '../constructs/shared.ts';
import { addWorker } from '../constructs/worker.ts';

export class DomainStack extends Stack {
  constructor(scope: Construct, id: string, domain: string, blueprint: Blueprint, shared: SharedValues) {
    super(scope, id, { stackName: id, description: `GreenLang: the functions of ${domain}.` });
    for (const entry of blueprint.catalogue.functions) {
      if (entry.domain === domain) this.addDeclared(blueprint, shared, entry);
    }
  }

  private addDeclared(blueprint: Blueprint, shared: SharedValues, { spec, ...where }: CatalogueEntry<Spec>): void {
    const given = { blueprint, shared };
    if (spec.kind === 'consumer') addConsumer(this, { ...given, entry: { ...where, spec } });
    else if (spec.kind === 'worker') addWorker(this, { ...given, entry: { ...where, spec } });
    else if (spec.kind === 'job') addJob(this, { ...given, entry: { ...where, spec } });
    else new FunctionOf(this, { ...given, entry: { ...where, spec } });
  }
}

export const domainsOf = ({ catalogue }: Blueprint): string[] =>
  [...new Set(catalogue.functions.map(({ domain }) => domain))].sort();
