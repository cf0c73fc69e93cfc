// The Cognito client of a container.
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { clientConfig } from '../client-config.ts';
import { once } from '../once.ts';

export const cognito = once(() => new CognitoIdentityProviderClient(clientConfig));
