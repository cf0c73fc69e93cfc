// The errors of the Step Functions API, by the names AWS gives them.
import { AwsFault } from '../../wire/aws-fault.ts';

export const machineDoesNotExist = (arn: string): AwsFault =>
  new AwsFault('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
export const machineAlreadyExists = (arn: string): AwsFault =>
  new AwsFault('StateMachineAlreadyExists', `State Machine Already Exists: '${arn}'`);
export const executionDoesNotExist = (arn: string): AwsFault =>
  new AwsFault('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
export const executionAlreadyExists = (arn: string): AwsFault =>
  new AwsFault('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`);
export const invalidDefinition = (message: string): AwsFault =>
  new AwsFault('InvalidDefinition', `Invalid State Machine Definition: ${message}`);
export const invalidInput = (): AwsFault => new AwsFault('InvalidExecutionInput', 'The input is not JSON.');
export const invalidOutput = (): AwsFault => new AwsFault('InvalidOutput', 'The output is not JSON.');
export const invalidArn = (arn: string): AwsFault => new AwsFault('InvalidArn', `Invalid Arn: '${arn}'`);
export const invalidName = (name: string): AwsFault => new AwsFault('InvalidName', `Invalid Name: '${name}'`);
export const pageTokenInvalid = (): AwsFault => new AwsFault('InvalidToken', "Invalid Token: 'nextToken'");
export const taskTokenInvalid = (): AwsFault => new AwsFault('InvalidToken', "Invalid Token: 'Invalid token'");
export const taskDoesNotExist = (): AwsFault => new AwsFault('TaskDoesNotExist', 'Task does not exist');
export const taskTimedOut = (): AwsFault => new AwsFault('TaskTimedOut', 'Task Timed Out: the token was closed');
