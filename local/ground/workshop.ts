// What tests of running agents stand on besides: a key that signs receipts, and Step Functions whose Lambdas a test gives.
import { createKms } from '../kms/index.ts';
import { createStepFunctions, type StepFunctions, type StepFunctionsOptions } from '../stepfunctions/index.ts';
import { provision } from '../wire/provision.ts';
import { type Ground, openGround } from './index.ts';

export interface Workshop extends Ground {
  readonly flows: StepFunctions;
}

/** `invokeLambda` answers the tasks of flows; a test without flows leaves it out. */
export async function openWorkshop(invokeLambda: StepFunctionsOptions['invokeLambda'] = noLambda): Promise<Workshop> {
  const ground = await openGround();
  const { dataDir } = ground;
  const kms = await createKms({ dataDir });
  ground.mount(kms);
  const key = { KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY', KeyPolicy: {} };
  const rootKey = await provision(kms, 'AWS::KMS::Key', key);
  const place = { region: 'eu-central-1', accountId: '000000000000' };
  const readObject = async () => Promise.reject(new Error('There are no objects here.'));
  const flows = await createStepFunctions({ dataDir, ...place, invokeLambda, readObject });
  ground.mount(flows);
  Object.assign(process.env, {
    RECEIPT_KEY_ID: rootKey.ref,
    FLOW_ARN_PREFIX: `arn:aws:states:${place.region}:${place.accountId}:stateMachine:greenlang-test-`,
  });
  return { ...ground, flows };
}

const noLambda: StepFunctionsOptions['invokeLambda'] = async (arn) => Promise.reject(new Error(`There is no ${arn}.`));
