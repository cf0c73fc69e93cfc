// The pages that are written from code, by where they lie.
import { agentsPage } from './agents-page.ts';
import { clientOperations, clientSchemas } from './client-pages.ts';
import { dataModelPage } from './data-model-page.ts';
import { databaseCallsPage } from './database-calls-page.ts';
import { decisionsPage } from './decisions-page.ts';
import { errorsPage } from './errors-page.ts';
import { pipelinesPage } from './pipelines-page.ts';
import { ruleBookJson } from './rule-book.ts';
import { rulesPage } from './rules-page.ts';

export const PAGES: Readonly<Record<string, () => Promise<string>>> = {
  'client/schemas.gen.ts': clientSchemas,
  'client/operations.gen.ts': clientOperations,
  'docs/agents.md': agentsPage,
  'docs/database-calls.md': databaseCallsPage,
  'docs/errors.md': errorsPage,
  'docs/pipelines.md': pipelinesPage,
  'docs/data-model.md': dataModelPage,
  'docs/rules.md': rulesPage,
  'lib/validation/data/rules.json': ruleBookJson,
  'docs/decisions/README.md': decisionsPage,
};
