// What everything stands on: the table, the bucket, the keys, the bus with its archive, and the pipe from table to bus.
import { CfnArchive, CfnEventBus } from 'aws-cdk-lib/aws-events';
import { CfnScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { Blueprint } from '../blueprint.ts';
import { addBucket } from '../constructs/bucket.ts';
import { placesOf } from '../constructs/data-access.ts';
import { EVENT_SOURCE } from '../constructs/event-source.ts';
import { explain } from '../constructs/explain.ts';
import { addDataKey, addReceiptKey } from '../constructs/keys.ts';
import { addOutboxPipe } from '../constructs/outbox-pipe.ts';
import type { FoundationValues } from '../constructs/shared.ts';
import { addTable } from '../constructs/table.ts';
import { addTenantRoles } from '../constructs/tenant-role.ts';
import { addVectorBucket } from '../constructs/vector-bucket.ts';

export class FoundationStack extends Stack {
  readonly values: FoundationValues;

  constructor(scope: Construct, id: string, blueprint: Blueprint) {
    super(scope, id, { stackName: id, description: 'GreenLang: table, bucket, keys, bus and outbox.' });
    const { names, stage, catalogue } = blueprint;
    const dataKey = addDataKey(this, blueprint);
    const receiptKey = addReceiptKey(this, blueprint);
    const table = addTable(this, blueprint, dataKey);
    addBucket(this, blueprint, dataKey);
    this.addBus(blueprint);
    addOutboxPipe(this, blueprint, table, dataKey);
    new CfnScheduleGroup(this, 'Schedules', { name: names.scheduleGroup });
    if (stage.vectors) addVectorBucket(this, blueprint, dataKey);
    addTenantRoles(this, names, catalogue, placesOf(blueprint, dataKey.keyArn));
    this.values = {
      dataKeyArn: dataKey.keyArn,
      receiptKeyArn: receiptKey.keyArn,
      receiptKeyId: receiptKey.keyId,
      cursorSecretArn: this.addCursorSecret(names.prefix).secretArn,
    };
  }

  private addBus({ names, stage }: Blueprint): void {
    const bus = new CfnEventBus(this, 'Bus', { name: names.bus, description: 'Everything that happened.' });
    new CfnArchive(this, 'Archive', {
      archiveName: names.bus,
      sourceArn: bus.attrArn,
      description: 'What replay reads from.',
      eventPattern: { source: [EVENT_SOURCE] },
      retentionDays: stage.eventArchiveDays,
    });
  }

  private addCursorSecret(prefix: string): Secret {
    const secret = new Secret(this, 'CursorSecret', {
      secretName: `${prefix}-cursors`,
      description: 'Signs paging cursors.',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
    });
    explain(
      secret,
      'AwsSolutions-SMG4',
      'It guards no data: a forged cursor could only choose where a page of the own tenant starts. Rotating it would break every open page.',
    );
    return secret;
  }
}
