// The HTTPS door: a REST API from the gateway document, its stage, its right to call our functions, and its firewall.
import { CfnPermission } from 'aws-cdk-lib/aws-lambda';
import { Aws, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { Blueprint } from '../blueprint.ts';
import { addFirewall } from '../constructs/firewall.ts';
import { addRestApi } from '../constructs/rest-api.ts';
import { splitRoute } from '../gateway/paths.ts';
import { dashed } from '../names.ts';

export class ApiStack extends Stack {
  constructor(scope: Construct, id: string, blueprint: Blueprint) {
    super(scope, id, { stackName: id, description: 'GreenLang: the HTTPS API.' });
    const api = addRestApi(this, blueprint);
    this.allowInvocations(blueprint, api.restApiId);
    if (blueprint.stage.firewall) addFirewall(this, blueprint, api.deploymentStage.stageArn);
  }

  /** Exactly this API, method and path may wake exactly this function. */
  private allowInvocations({ catalogue, names, stage }: Blueprint, apiId: string): void {
    const api = `arn:${Aws.PARTITION}:execute-api:${Aws.REGION}:${Aws.ACCOUNT_ID}:${apiId}`;
    for (const { spec } of catalogue.functions) {
      const from = spec.kind === 'endpoint' ? routeOf(spec.route, stage.name) : 'authorizers/*';
      if (spec.kind !== 'endpoint' && spec.kind !== 'authorizer') continue;
      new CfnPermission(this, `${dashed(spec.id)}-invocation`, {
        action: 'lambda:InvokeFunction',
        functionName: names.functionArn(spec.id),
        principal: 'apigateway.amazonaws.com',
        sourceArn: `${api}/${from}`,
      });
    }
  }
}

function routeOf(route: Parameters<typeof splitRoute>[0], stage: string): string {
  const { method, path } = splitRoute(route);
  return `${stage}/${method.toUpperCase()}${path.replace(/\{[^}]+\}/g, '*')}`;
}
