// The door of identity.
export { MeView, RefreshBody, SignInBody, TokensView } from './contract.ts';
export {
  CredentialsRefused,
  NewPasswordNeeded,
  NewPasswordRejected,
  RefreshRefused,
  SignInThrottled,
} from './faults.ts';
export { identify } from './identify.ts';
export {
  ApiKeyPath,
  ApiKeyView,
  IssuedApiKey,
  NewApiKey,
  Rotation,
} from './keys/contract.ts';
export { createApiKey } from './keys/create-key.ts';
export { ApiKeyChanged, ApiKeyNotFound, KeyExpiryUnfit, KeyScopeExceeds, TooManyApiKeys } from './keys/faults.ts';
export { getApiKey, listApiKeys } from './keys/read-keys.ts';
export { revokeApiKey } from './keys/revoke-key.ts';
export { rotateApiKey } from './keys/rotate-key.ts';
export { refreshSignIn, signIn, signOut } from './sign-in.ts';
export { whoAmI } from './who-am-i.ts';
