// `AWSEvents.*` as the SDK speaks it.
import * as z from 'zod';
import { AwsFault } from '../wire/aws-fault.ts';
import { operation } from '../wire/aws-json.ts';
import type { Archives } from './archive.ts';
import type { Buses } from './bus.ts';
import type { Rule } from './rule.ts';

const entry = z.object({
  Source: z.string().min(1),
  DetailType: z.string().min(1),
  Detail: z.string(),
  EventBusName: z.string().default('default'),
  Resources: z.array(z.string()).optional(),
  Time: z.number().optional(),
});
const onBus = z.object({ EventBusName: z.string().default('default') });

export function eventOperations(buses: Buses, archives: Archives) {
  return {
    PutEvents: operation(z.object({ Entries: z.array(z.unknown()).min(1).max(10) }), (input) => {
      const Entries = input.Entries.map((raw) => putOne(buses, raw));
      return { FailedEntryCount: Entries.filter((one) => 'ErrorCode' in one).length, Entries };
    }),
    ListRules: operation(onBus.extend({ NamePrefix: z.string().default('') }), (input) => ({
      Rules: rulesOn(input.EventBusName)
        .filter((rule) => rule.name.startsWith(input.NamePrefix))
        .map(ruleView),
    })),
    DescribeRule: operation(onBus.extend({ Name: z.string() }), (input) => ruleView(find(input))),
    ListTargetsByRule: operation(onBus.extend({ Rule: z.string() }), (input) => {
      return { Targets: find({ EventBusName: input.EventBusName, Name: input.Rule }).targets };
    }),
    EnableRule: operation(onBus.extend({ Name: z.string() }), (input) => change({ ...find(input), enabled: true })),
    DisableRule: operation(onBus.extend({ Name: z.string() }), (input) => change({ ...find(input), enabled: false })),
    ListEventBuses: operation(z.object({}), () => ({
      EventBuses: buses.list().map((Name) => ({ Name, Arn: buses.arn(Name) })),
    })),
    DescribeArchive: operation(z.object({ ArchiveName: z.string() }), (input) => {
      const archive = archives.get(input.ArchiveName);
      if (!archive) throw new AwsFault('ResourceNotFoundException', `There is no archive ${input.ArchiveName}.`);
      const { name: ArchiveName, arn: ArchiveArn, busArn: EventSourceArn, retentionDays: RetentionDays } = archive;
      return { ArchiveName, ArchiveArn, EventSourceArn, RetentionDays, State: 'ENABLED' };
    }),
  };

  function rulesOn(bus: string): Rule[] {
    return buses.rules(buses.arn(bus).split('/').at(-1) ?? bus);
  }

  function find(input: { EventBusName: string; Name: string }): Rule {
    const rule = rulesOn(input.EventBusName).find((one) => one.name === input.Name);
    if (rule) return rule;
    throw new AwsFault('ResourceNotFoundException', `There is no rule ${input.Name} on ${input.EventBusName}.`);
  }

  function change(rule: Rule): undefined {
    buses.putRule(rule);
  }
}

function putOne(buses: Buses, raw: unknown): { EventId: string } | { ErrorCode: string; ErrorMessage: string } {
  const parsed = entry.safeParse(raw);
  if (!parsed.success) return { ErrorCode: 'InvalidArgument', ErrorMessage: z.prettifyError(parsed.error) };
  const {
    Source: source,
    DetailType: detailType,
    Detail: detail,
    Resources: resources,
    Time,
    EventBusName,
  } = parsed.data;
  try {
    const time = Time === undefined ? undefined : new Date(Time * 1_000);
    const [EventId = ''] = buses.put(EventBusName, [{ source, detailType, detail, resources, time }]);
    return { EventId };
  } catch (error) {
    if (error instanceof AwsFault) return { ErrorCode: error.code, ErrorMessage: error.message };
    throw error;
  }
}

function ruleView(rule: Rule) {
  return {
    Name: rule.name,
    Arn: rule.arn,
    EventBusName: rule.bus,
    EventPattern: rule.pattern === undefined ? undefined : JSON.stringify(rule.pattern),
    ScheduleExpression: rule.schedule,
    State: rule.enabled ? 'ENABLED' : 'DISABLED',
    Description: rule.description,
  };
}
