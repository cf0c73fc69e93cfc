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
export { refreshSignIn, signIn, signOut } from './sign-in.ts';
export { whoAmI } from './who-am-i.ts';
