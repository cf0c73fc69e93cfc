// Lambda accepts a function as name, partial or full ARN, each with or without a qualifier; here they all mean the name.
export function functionName(given: string): string {
  const parts = given.split(':');
  if (parts[0] === 'arn') return parts[6] ?? given;
  if (parts[1] === 'function') return parts[2] ?? given;
  return parts[0] ?? given;
}
