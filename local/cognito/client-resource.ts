// AWS::Cognito::UserPoolClient as CDK writes it: which flows it may use and how long its tokens live.
import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import type { ResourceType } from '../cloudformation/resource-type.ts';
import { fingerprint, physicalName } from '../wire/physical-name.ts';
import type { Client } from './model.ts';
import type { Realm } from './realm.ts';

const inert = z.unknown().optional();
const unit = z.enum(['seconds', 'minutes', 'hours', 'days']);

const clientProperties = z.strictObject({
  UserPoolId: z.string(),
  ClientName: z.string().optional(),
  GenerateSecret: z.boolean().optional(),
  ExplicitAuthFlows: z.array(z.string()).optional(),
  AccessTokenValidity: z.number().optional(),
  IdTokenValidity: z.number().optional(),
  RefreshTokenValidity: z.number().optional(),
  TokenValidityUnits: z
    .strictObject({ AccessToken: unit.optional(), IdToken: unit.optional(), RefreshToken: unit.optional() })
    .optional(),
  PreventUserExistenceErrors: z.enum(['ENABLED', 'LEGACY']).optional(),
  EnableTokenRevocation: z.boolean().optional(),
  RefreshTokenRotation: z
    .strictObject({
      Feature: z.enum(['ENABLED', 'DISABLED']).optional(),
      RetryGracePeriodSeconds: z.number().optional(),
    })
    .optional(),
  // The hosted login page and its OAuth flows do not exist here; the platform has its own.
  AllowedOAuthFlows: inert,
  AllowedOAuthFlowsUserPoolClient: inert,
  AllowedOAuthScopes: inert,
  AnalyticsConfiguration: inert,
  AuthSessionValidity: inert,
  CallbackURLs: inert,
  DefaultRedirectURI: inert,
  EnablePropagateAdditionalUserContextData: inert,
  LogoutURLs: inert,
  ReadAttributes: inert,
  SupportedIdentityProviders: inert,
  WriteAttributes: inert,
});

type ClientProperties = z.output<typeof clientProperties>;

const seconds = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 } as const;
const defaultFlows = ['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_CUSTOM_AUTH'];

export function clientResource(realm: Realm): ResourceType<ClientProperties> {
  return {
    schema: clientProperties,
    async provision({ stack, logicalId, properties }) {
      realm.pool(properties.UserPoolId);
      const id = fingerprint(`${stack}/${logicalId}`, 26);
      const name = properties.ClientName ?? physicalName(stack, logicalId);
      const secret = properties.GenerateSecret
        ? (realm.clients.get(id)?.secret ?? randomBytes(32).toString('base64url'))
        : undefined;
      realm.clients.put(id, { id, name, ...rulesOf(properties), ...(secret ? { secret } : {}) });
      const attributes = { ClientId: id, Name: name, ...(secret ? { ClientSecret: secret } : {}) };
      return { ref: id, attributes };
    },
  };
}

function rulesOf(properties: ClientProperties): Omit<Client, 'id' | 'name' | 'secret'> {
  const units = properties.TokenValidityUnits;
  const rotation = properties.RefreshTokenRotation;
  return {
    poolId: properties.UserPoolId,
    flows: properties.ExplicitAuthFlows ?? defaultFlows,
    accessSeconds: (properties.AccessTokenValidity ?? 1) * seconds[units?.AccessToken ?? 'hours'],
    idSeconds: (properties.IdTokenValidity ?? 1) * seconds[units?.IdToken ?? 'hours'],
    refreshSeconds: (properties.RefreshTokenValidity ?? 30) * seconds[units?.RefreshToken ?? 'days'],
    hidesUnknownUsers: properties.PreventUserExistenceErrors === 'ENABLED',
    revokesTokens: properties.EnableTokenRevocation ?? true,
    ...(rotation?.Feature === 'ENABLED' ? { rotationGraceSeconds: rotation.RetryGracePeriodSeconds ?? 0 } : {}),
  };
}
