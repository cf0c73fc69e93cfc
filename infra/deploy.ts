// `npm run deploy -- --stage dev`: bundle, then let the CDK command deploy every stack; what follows `--stage x` is passed on to it.
//
// AWS_ENDPOINT_URL is respected: with it set, the same app goes to any AWS-compatible endpoint. Give it as an IP address
// (http://127.0.0.1:4566), so that S3 is addressed by path. An account or endpoint that was never deployed to is bootstrapped
// first by `npm run deploy -- --stage dev --bootstrap`.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundleFunctions, insistOnBudget, PROJECT_ROOT } from './bundle.ts';
import { stageNamed } from './stages.ts';

const { values, tokens } = parseArgs({
  options: { stage: { type: 'string' }, bootstrap: { type: 'boolean', default: false } },
  strict: false,
  tokens: true,
});
if (typeof values.stage !== 'string') throw new Error('Say where to: npm run deploy -- --stage dev');
const { name } = stageNamed(values.stage);
const first = tokens.find((token) => token.kind !== 'option' || (token.name !== 'stage' && token.name !== 'bootstrap'));
const passedOn = first ? process.argv.slice(2 + first.index) : [];

insistOnBudget(await bundleFunctions());
if (values.bootstrap) cdk('bootstrap');
cdk('deploy', '--all', ...passedOn);

function cdk(...command: string[]): void {
  const binary = join(PROJECT_ROOT, 'node_modules/.bin/cdk');
  const { status } = spawnSync(binary, [...command, '--context', `stage=${name}`], {
    cwd: PROJECT_ROOT,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}
