// Cognito's refusals, sorted.
import { expect, test } from 'vitest';
import { signInRefusalOf } from './refusal.ts';

const named = (name: string) => Object.assign(new Error('said so'), { name });

test.each([
  ['NotAuthorizedException', 'refused'],
  ['UserNotFoundException', 'refused'],
  ['UserNotConfirmedException', 'refused'],
  ['PasswordResetRequiredException', 'refused'],
  ['TooManyRequestsException', 'throttled'],
  ['LimitExceededException', 'throttled'],
  ['InvalidPasswordException', 'password_rejected'],
])('%s is %s', (name, outcome) => {
  expect(signInRefusalOf(named(name))).toMatchObject({ outcome });
});

test('what is no refusal of a sign-in stays an error', () => {
  expect(signInRefusalOf(named('ResourceNotFoundException'))).toBeUndefined();
  expect(signInRefusalOf('nonsense')).toBeUndefined();
});
