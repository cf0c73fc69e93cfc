// The stacks, in the order they stand on each other: foundation, identity, async, domains, flows, api, watch.
import type { App, Stack } from 'aws-cdk-lib/core';
import { Tags } from 'aws-cdk-lib/core';
import type { Blueprint } from './blueprint.ts';
import { ApiStack } from './stacks/api.ts';
import { AsyncStack } from './stacks/async.ts';
import { DomainStack, domainsOf } from './stacks/domain.ts';
import { FlowsStack } from './stacks/flows.ts';
import { FoundationStack } from './stacks/foundation.ts';
import { IdentityStack } from './stacks/identity.ts';
import { WatchStack } from './stacks/watch.ts';

export function raise(app: App, blueprint: Blueprint): void {
  const { names, stage } = blueprint;
  const foundation = new FoundationStack(app, names.named('foundation'), blueprint);
  const identity = new IdentityStack(app, names.named('identity'), blueprint);
  const queues = new AsyncStack(app, names.named('async'), blueprint);
  const shared = { ...foundation.values, ...identity.values, ...queues.values };
  const domains = domainsOf(blueprint).map(
    (domain) => new DomainStack(app, names.named(`functions-${domain}`), domain, blueprint, shared),
  );
  const flows = new FlowsStack(app, names.named('flows'), blueprint);
  const api = new ApiStack(app, names.named('api'), blueprint);
  const watch = new WatchStack(app, names.named('watch'), blueprint, foundation.values.dataKeyArn);

  // Names replace references between stacks, so the order is said here.
  const standOn = (stack: Stack, below: readonly Stack[]): void => {
    for (const other of below) stack.addStackDependency(other);
  };
  for (const domain of domains) standOn(domain, [foundation, identity, queues]);
  standOn(flows, [foundation, ...domains]);
  standOn(api, [flows, ...domains]);
  standOn(watch, [foundation]);
  Tags.of(app).add('app', 'greenlang');
  Tags.of(app).add('stage', stage.name);
}
