// `npm run found -- --stage dev --email you@company.example`: makes the first platform admin of a deployed stage.
//
// The password is read from FOUNDER_PASSWORD, so that it stands in no command history. Needs AWS credentials that may invoke
// the function that makes tenants.
import { parseArgs } from 'node:util';
import { foundPlatform } from './founding/found-platform.ts';
import { stageNamed } from './stages.ts';

const { values } = parseArgs({ options: { stage: { type: 'string' }, email: { type: 'string' } } });
const password = process.env['FOUNDER_PASSWORD'];
if (!values.stage || !values.email || !password) {
  console.error('Say where and who: FOUNDER_PASSWORD=… npm run found -- --stage dev --email you@company.example');
  process.exit(2);
}
const outcome = await foundPlatform(stageNamed(values.stage).name, { email: values.email, password });
console.log(
  outcome === 'founded'
    ? `Founded. ${values.email} signs in as platform admin.`
    : 'Nothing to do: this stage was founded before.',
);
