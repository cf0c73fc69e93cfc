// The generated part of the client: types of what goes in and out, and the operations by the names they are called with.
import * as z from 'zod';
import { operationsOf } from '../../infra/client/operations.ts';
import { operationsPage } from '../../infra/client/operations-page.ts';
import { schemasPage } from '../../infra/client/schemas-page.ts';
import { openApiDocument } from '../../infra/openapi/document.ts';
import { readCatalogue } from '../../lib/kernel/catalogue.ts';
import { ROOT } from '../architecture/read-imports.ts';

const Components = z.looseObject({ schemas: z.record(z.string(), z.unknown()) });
const readDocument = async () => openApiDocument(await readCatalogue(ROOT));

export const clientSchemas = async (): Promise<string> =>
  schemasPage(Components.parse((await readDocument())['components']).schemas);

export const clientOperations = async (): Promise<string> => operationsPage(operationsOf(await readDocument()));
