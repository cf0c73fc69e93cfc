// One stream record turned into the event the pipe's target parameters describe.
import { type EventEntry, type Json, readPath, renderTemplate } from '../eventbridge/index.ts';
import type { PipeProperties } from './pipe-schema.ts';

export function entryOf(
  pipe: PipeProperties & { readonly name: string; readonly arn: string },
  record: Json,
): EventEntry {
  const { InputTemplate, EventBridgeEventBusParameters: given } = pipe.TargetParameters;
  const text = (value: string | undefined): string | undefined => {
    if (value === undefined || !value.startsWith('$.')) return value;
    const found = readPath(record, value);
    return typeof found === 'string' ? found : found === undefined ? undefined : JSON.stringify(found);
  };
  const variables = (name: string): Json | undefined => {
    if (name.startsWith('$')) return readPath(record, name);
    if (name === 'aws.pipes.pipe-name') return pipe.name;
    if (name === 'aws.pipes.pipe-arn') return pipe.arn;
    if (name === 'aws.pipes.source-arn') return pipe.Source;
    if (name === 'aws.pipes.target-arn') return pipe.Target;
    if (name === 'aws.pipes.event.ingestion-time') return new Date().toISOString();
    return name === 'aws.pipes.event' || name === 'aws.pipes.event.json' ? record : undefined;
  };
  const time = timeOf(text(given?.Time));
  return {
    source: text(given?.Source) ?? `Pipe ${pipe.name}`,
    detailType: text(given?.DetailType) ?? 'Event from aws:dynamodb',
    detail: InputTemplate === undefined ? JSON.stringify(record) : renderTemplate(InputTemplate, variables),
    resources: given?.Resources?.flatMap((resource) => text(resource) ?? []),
    time,
  };
}

function timeOf(value: string | undefined): Date | undefined {
  if (value === undefined) return undefined;
  const time = new Date(/^\d+$/.test(value) ? Number(value) * 1_000 : value);
  return Number.isNaN(time.getTime()) ? undefined : time;
}
