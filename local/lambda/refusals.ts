// The ways Lambda itself refuses an invocation, with the names and statuses the SDK knows.
export class InvokeRefused extends Error {
  readonly status: number;

  constructor(name: string, status: number, message: string) {
    super(message);
    this.name = name;
    this.status = status;
  }
}

export const PAYLOAD_LIMIT_BYTES = 6_291_556;

export const functionNotFound = (arn: string) =>
  new InvokeRefused('ResourceNotFoundException', 404, `Function not found: ${arn}`);

export const throttled = () => new InvokeRefused('TooManyRequestsException', 429, 'Rate Exceeded.');

export const requestTooLarge = (bytes: number) =>
  new InvokeRefused(
    'RequestTooLargeException',
    413,
    `Request must be smaller than ${PAYLOAD_LIMIT_BYTES} bytes for the InvokeFunction operation (it is ${bytes})`,
  );

export const notJson = (reason: string) =>
  new InvokeRefused('InvalidRequestContentException', 400, `Could not parse request body into json: ${reason}`);
