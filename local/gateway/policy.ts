// Decides whether an authorizer's policy lets a method be called: an explicit deny wins, and silence is a denial.
import * as z from 'zod';

const OneOrMany = z.union([z.string().transform((one) => [one]), z.array(z.string())]);

export const Policy = z.object({
  Version: z.string().optional(),
  Statement: z.array(
    z.strictObject({
      Sid: z.string().optional(),
      Effect: z.enum(['Allow', 'Deny']),
      Action: OneOrMany,
      Resource: OneOrMany,
    }),
  ),
});
export type Policy = z.infer<typeof Policy>;

export type Verdict = 'allowed' | 'denied' | 'not-allowed';

export function judge(policy: Policy, methodArn: string): Verdict {
  const applying = policy.Statement.filter(
    ({ Action, Resource }) =>
      Action.some((action) => matches(action.toLowerCase(), 'execute-api:invoke')) &&
      Resource.some((resource) => matches(resource, methodArn)),
  );
  if (applying.some(({ Effect }) => Effect === 'Deny')) return 'denied';
  return applying.length > 0 ? 'allowed' : 'not-allowed';
}

/** IAM's pattern language: `*` is any run of characters, `?` any one. */
export function matches(pattern: string, text: string): boolean {
  let p = 0;
  let t = 0;
  let star = -1;
  let mark = 0;
  while (t < text.length) {
    if (pattern[p] === '*') {
      star = p++;
      mark = t;
    } else if (pattern[p] === '?' || pattern[p] === text[t]) {
      p++;
      t++;
    } else if (star !== -1) {
      p = star + 1;
      t = ++mark;
    } else return false;
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}
