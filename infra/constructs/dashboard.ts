// One page that shows whether the promise holds: traffic, errors and latency of the API, queues, flows, functions.
import { GraphWidget, type IWidget, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import { QUEUES } from '../../lib/platform/queues/names.ts';
import type { Blueprint } from '../blueprint.ts';
import { domainsOf } from '../stacks/domain.ts';

/** Names of the metric and the one dimension it is read by. */
interface Series {
  readonly namespace: string;
  readonly metricName: string;
  readonly dimension: readonly [name: string, value: string];
  readonly statistic?: string;
}

const metric = ({ namespace, metricName, dimension: [name, value], statistic = 'Sum' }: Series): Metric =>
  new Metric({ namespace, metricName, statistic, dimensionsMap: { [name]: value }, period: Duration.minutes(5) });

const graph = (title: string, series: readonly Series[]): IWidget =>
  new GraphWidget({ title, width: 12, height: 6, left: series.map(metric) });

export function dashboardRows(blueprint: Blueprint): IWidget[][] {
  return [apiRow(blueprint), workRow(blueprint), ...functionRows(blueprint)];
}

function apiRow({ names }: Blueprint): IWidget[] {
  const of = (metricName: string, statistic?: string): Series => ({
    namespace: 'AWS/ApiGateway',
    metricName,
    dimension: ['ApiName', names.prefix],
    ...(statistic && { statistic }),
  });
  return [
    graph('API: requests and failures', [of('Count'), of('4XXError'), of('5XXError')]),
    graph('API: latency', [of('Latency', 'p50'), of('Latency', 'p95'), of('Latency', 'p99')]),
  ];
}

function workRow({ names, catalogue }: Blueprint): IWidget[] {
  const waiting = QUEUES.map((name): Series => {
    const metricName = 'ApproximateNumberOfMessagesVisible';
    return { namespace: 'AWS/SQS', metricName, dimension: ['QueueName', names.named(name)], statistic: 'Maximum' };
  });
  const flows = catalogue.flows.flatMap(({ spec }) =>
    ['ExecutionsSucceeded', 'ExecutionsFailed', 'ExecutionsTimedOut'].map((metricName): Series => {
      return { namespace: 'AWS/States', metricName, dimension: ['StateMachineArn', names.flowArn(spec.id)] };
    }),
  );
  return [graph('Accepted work waiting', waiting), ...(flows.length > 0 ? [graph('Flows', flows)] : [])];
}

/** One row per domain: the errors and the slowest answers of its functions. */
function functionRows(blueprint: Blueprint): IWidget[][] {
  const { names, catalogue } = blueprint;
  return domainsOf(blueprint).map((domain) => {
    const ids = catalogue.functions.filter((entry) => entry.domain === domain).map(({ spec }) => spec.id);
    const of = (metricName: string, statistic: string): Series[] =>
      ids.map((id) => ({
        namespace: 'AWS/Lambda',
        metricName,
        dimension: ['FunctionName', names.named(id)],
        statistic,
      }));
    return [graph(`${domain}: errors`, of('Errors', 'Sum')), graph(`${domain}: duration`, of('Duration', 'p95'))];
  });
}
