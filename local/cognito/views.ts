// How users and pools are shown on the wire; times are seconds, as AWS JSON writes them.
import { writeAttributes } from './attributes.ts';
import type { Pool, User } from './model.ts';

export function describeUser(user: User) {
  return {
    Username: user.username,
    Attributes: writeAttributes(user),
    UserCreateDate: user.createdAt / 1000,
    UserLastModifiedDate: user.modifiedAt / 1000,
    Enabled: user.enabled,
    UserStatus: user.status,
  };
}

export function describePool(pool: Pool, users: number) {
  const policy = pool.passwordPolicy;
  return {
    Id: pool.id,
    Name: pool.name,
    Arn: pool.arn,
    CreationDate: pool.createdAt / 1000,
    LastModifiedDate: pool.createdAt / 1000,
    EstimatedNumberOfUsers: users,
    MfaConfiguration: 'OFF',
    UsernameAttributes: pool.emailIsUsername ? ['email'] : undefined,
    AliasAttributes: pool.emailIsAlias ? ['email'] : undefined,
    UsernameConfiguration: { CaseSensitive: pool.caseSensitive },
    AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
    Policies: {
      PasswordPolicy: {
        MinimumLength: policy.minLength,
        RequireUppercase: policy.uppercase,
        RequireLowercase: policy.lowercase,
        RequireNumbers: policy.numbers,
        RequireSymbols: policy.symbols,
        TemporaryPasswordValidityDays: policy.temporaryDays,
      },
    },
    SchemaAttributes: pool.customAttributes.map((Name) => ({ Name, AttributeDataType: 'String', Mutable: true })),
  };
}
