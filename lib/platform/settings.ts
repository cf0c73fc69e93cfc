// The environment of a function, read in this one place: infra sets what each capability needs and nothing more.

/** The value of an environment variable that infra promised to set. */
export function setting(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') {
    throw new Error(
      `The environment variable ${name} is missing: a capability in use needs it, and infra must set it.`,
    );
  }
  return value;
}

/** For what a stage may leave out. */
export const settingOr = (name: string, otherwise: string): string => process.env[name] || otherwise;
