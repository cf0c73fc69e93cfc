// The web application firewall before the API: AWS's common rules, known bad input, and a bound per address.
import { CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import type { Blueprint } from '../blueprint.ts';

/** Per address within five minutes. */
const REQUESTS_PER_ADDRESS = 10_000;

const MANAGED = [
  'AWSManagedRulesAmazonIpReputationList',
  'AWSManagedRulesKnownBadInputsRuleSet',
  'AWSManagedRulesCommonRuleSet',
];

/** Bodies of real activity data are over 8 KB; their size is judged by the functions. */
const ONLY_COUNTED: Readonly<Record<string, readonly string[]>> = {
  AWSManagedRulesCommonRuleSet: ['SizeRestrictions_BODY'],
};

const seen = (metricName: string) => ({ metricName, cloudWatchMetricsEnabled: true, sampledRequestsEnabled: true });

export function addFirewall(scope: Construct, { names }: Blueprint, stageArn: string): void {
  const acl = new CfnWebACL(scope, 'Firewall', {
    name: names.prefix,
    scope: 'REGIONAL',
    defaultAction: { allow: {} },
    visibilityConfig: seen(names.prefix),
    rules: [
      {
        name: 'requests-per-address',
        priority: 0,
        action: { block: { customResponse: { responseCode: 429 } } },
        statement: { rateBasedStatement: { limit: REQUESTS_PER_ADDRESS, aggregateKeyType: 'IP' } },
        visibilityConfig: seen('requests-per-address'),
      },
      ...MANAGED.map(managedRule),
    ],
  });
  new CfnWebACLAssociation(scope, 'FirewallAssociation', { resourceArn: stageArn, webAclArn: acl.attrArn });
}

function managedRule(name: string, index: number): CfnWebACL.RuleProperty {
  const counted = (ONLY_COUNTED[name] ?? []).map((rule) => ({ name: rule, actionToUse: { count: {} } }));
  return {
    name,
    priority: index + 1,
    overrideAction: { none: {} },
    statement: {
      managedRuleGroupStatement: {
        vendorName: 'AWS',
        name,
        ...(counted.length > 0 && { ruleActionOverrides: counted }),
      },
    },
    visibilityConfig: seen(name),
  };
}
