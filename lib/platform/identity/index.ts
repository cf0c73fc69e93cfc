// The door of identity: signing in, and keeping the directory of people.
export { type CreatedUser, type Directory, identityAdmin, type NewUser } from './directory.ts';
export type { SignInRefusal } from './refusal.ts';
export { identityLogin, type NewPassword, type SignedIn, type SignIn, type SignInResult } from './sign-in.ts';
