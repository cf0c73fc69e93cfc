// A filter as a field of a body: the same words as in a query, read against the things it is to choose from.
import * as z from 'zod';
import type { Problem } from '../../../shared/fault.ts';
import { fieldsOf } from './fields-of.ts';
import { FILTER_LIMITS, type Filter } from './model.ts';
import { FilterRefused, parseFilter } from './parse-filter.ts';
import { typed } from './typed.ts';

/** Text that becomes a filter over items of this schema; every problem is told in place. */
export const filterOver = (item: z.ZodType) =>
  z
    .string()
    .max(FILTER_LIMITS.characters)
    .meta({
      description: `Conditions on ${[...fieldsOf(item).keys()].join(', ')}: \`(state eq 'CERTIFIED' or …) and …\`.`,
    })
    .transform((text, issue): Filter => {
      const problems: Problem[] = [];
      const filter = read(text, item, problems);
      for (const { message } of problems) issue.addIssue({ code: 'custom', message });
      return filter ?? z.NEVER;
    });

function read(text: string, item: z.ZodType, problems: Problem[]): Filter | undefined {
  try {
    return typed(parseFilter(text), fieldsOf(item), '', problems);
  } catch (error) {
    if (!(error instanceof FilterRefused)) throw error;
    problems.push({ message: `${error.message} (character ${error.at})` });
    return undefined;
  }
}
