// Evaluates a stack's Conditions section: Equals, Not, And, Or over parameters and other conditions.
import * as z from 'zod';
import { resolve, type Scope } from './intrinsics.ts';

const Expression = z.record(z.string(), z.unknown());
const Terms = z.array(z.unknown());

export function evaluateCondition(expression: unknown, scope: Scope): boolean {
  const [[operator, argument] = ['', undefined]] = Object.entries(Expression.parse(expression));
  switch (operator) {
    case 'Condition':
      return scope.condition(z.string().parse(argument));
    case 'Fn::Equals': {
      const [left, right] = Terms.parse(argument).map((term) => resolve(term, scope));
      return String(left) === String(right);
    }
    case 'Fn::Not':
      return !Terms.parse(argument).every((term) => evaluateCondition(term, scope));
    case 'Fn::And':
      return Terms.parse(argument).every((term) => evaluateCondition(term, scope));
    case 'Fn::Or':
      return Terms.parse(argument).some((term) => evaluateCondition(term, scope));
    default:
      throw new Error(`the condition function ${operator} is not supported by the embedded stack`);
  }
}
