// AWS::Cognito::UserPool, its clients and groups as CDK writes them: what is kept, and what has no meaning on one machine.
import * as z from 'zod';
import type { ResourceType, ResourceTypes } from '../cloudformation/resource-type.ts';
import { fingerprint, physicalName } from '../wire/physical-name.ts';
import { arnOf, type Place } from '../wire/place.ts';
import { clientResource } from './client-resource.ts';
import type { Pool } from './model.ts';
import type { Realm } from './realm.ts';
import type { SigningKeys } from './signing-key.ts';

const flag = z.boolean().optional();
const inert = z.unknown().optional();

const passwordPolicy = z.strictObject({
  MinimumLength: z.number().int().min(6).max(99).optional(),
  RequireLowercase: flag,
  RequireNumbers: flag,
  RequireSymbols: flag,
  RequireUppercase: flag,
  TemporaryPasswordValidityDays: z.number().optional(),
  PasswordHistorySize: z.literal(0).optional(),
});

const schemaAttribute = z.strictObject({
  Name: z.string(),
  AttributeDataType: z.string().optional(),
  DeveloperOnlyAttribute: flag,
  Mutable: flag,
  Required: flag,
  NumberAttributeConstraints: inert,
  StringAttributeConstraints: inert,
});

const poolProperties = z.strictObject({
  UserPoolName: z.string().optional(),
  AliasAttributes: z.array(z.string()).optional(),
  UsernameAttributes: z.array(z.enum(['email'])).optional(),
  UsernameConfiguration: z.strictObject({ CaseSensitive: flag }).optional(),
  Policies: z.strictObject({ PasswordPolicy: passwordPolicy.optional(), SignInPolicy: inert }).optional(),
  Schema: z.array(schemaAttribute).optional(),
  MfaConfiguration: z.enum(['OFF', 'OPTIONAL']).optional(),
  // Sign-up, messages and guards of the cloud; here only the platform makes users, and mail goes to the mail slot.
  AccountRecoverySetting: inert,
  AdminCreateUserConfig: inert,
  AutoVerifiedAttributes: inert,
  DeletionProtection: inert,
  DeviceConfiguration: inert,
  EmailConfiguration: inert,
  EmailVerificationMessage: inert,
  EmailVerificationSubject: inert,
  EnabledMfas: inert,
  SmsConfiguration: inert,
  SmsAuthenticationMessage: inert,
  SmsVerificationMessage: inert,
  UserAttributeUpdateSettings: inert,
  UserPoolAddOns: inert,
  UserPoolTags: inert,
  UserPoolTier: inert,
  VerificationMessageTemplate: inert,
  WebAuthnRelyingPartyID: inert,
  WebAuthnUserVerification: inert,
});

type PoolProperties = z.output<typeof poolProperties>;

const groupProperties = z.strictObject({
  UserPoolId: z.string(),
  GroupName: z.string().optional(),
  Description: inert,
  Precedence: inert,
  RoleArn: inert,
});

export function poolResources(realm: Realm, keys: SigningKeys, place: Place): ResourceTypes {
  const pool: ResourceType<PoolProperties> = {
    schema: poolProperties,
    async provision({ stack, logicalId, properties }) {
      const id = `${place.region}_${fingerprint(`${stack}/${logicalId}`, 9)}`;
      await keys.ensure(id);
      const arn = arnOf(place, 'cognito-idp', `userpool/${id}`);
      const name = properties.UserPoolName ?? physicalName(stack, logicalId);
      const createdAt = realm.pools.get(id)?.createdAt ?? realm.outside.now().getTime();
      realm.pools.put(id, { id, arn, name, createdAt, ...rulesOf(properties) });
      const issuer = realm.issuer(id);
      // In AWS the provider's URL is the issuer; so it is here, which lets nobody need to know where he runs.
      const attributes = {
        Arn: arn,
        ProviderName: issuer.replace(/^\w+:\/\//, ''),
        ProviderURL: issuer,
        UserPoolId: id,
      };
      return { ref: id, attributes };
    },
  };
  const group: ResourceType<z.output<typeof groupProperties>> = {
    schema: groupProperties,
    async provision({ stack, logicalId, properties }) {
      realm.pool(properties.UserPoolId);
      return { ref: properties.GroupName ?? physicalName(stack, logicalId), attributes: {} };
    },
  };
  return {
    'AWS::Cognito::UserPool': pool,
    'AWS::Cognito::UserPoolClient': clientResource(realm),
    'AWS::Cognito::UserPoolGroup': group,
  };
}

function rulesOf(properties: PoolProperties): Omit<Pool, 'id' | 'arn' | 'name' | 'createdAt'> {
  const policy = properties.Policies?.PasswordPolicy;
  const custom = (properties.Schema ?? []).filter((attribute) => attribute.AttributeDataType && !attribute.Required);
  return {
    passwordPolicy: {
      minLength: policy?.MinimumLength ?? 8,
      // Cognito's own default demands all four; a policy that is given demands what it names.
      lowercase: policy ? (policy.RequireLowercase ?? false) : true,
      uppercase: policy ? (policy.RequireUppercase ?? false) : true,
      numbers: policy ? (policy.RequireNumbers ?? false) : true,
      symbols: policy ? (policy.RequireSymbols ?? false) : true,
      temporaryDays: policy?.TemporaryPasswordValidityDays ?? 7,
    },
    emailIsUsername: properties.UsernameAttributes?.includes('email') ?? false,
    emailIsAlias: properties.AliasAttributes?.includes('email') ?? false,
    caseSensitive: properties.UsernameConfiguration?.CaseSensitive ?? true,
    customAttributes: custom.map(({ Name }) => `custom:${Name.replace(/^custom:/, '')}`),
  };
}
