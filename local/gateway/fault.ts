// The ways API Gateway itself answers instead of a function, named as its gateway responses are.
const FAULTS = {
  ACCESS_DENIED: [403, 'User is not authorized to access this resource', 'AccessDeniedException'],
  AUTHORIZER_CONFIGURATION_ERROR: [500, 'Internal server error', 'AuthorizerConfigurationException'],
  AUTHORIZER_FAILURE: [500, 'Internal server error', 'AuthorizerFailureException'],
  INTEGRATION_FAILURE: [504, 'Internal server error', 'InternalServerErrorException'],
  INTEGRATION_TIMEOUT: [504, 'Endpoint request timed out', 'InternalServerErrorException'],
  MISSING_AUTHENTICATION_TOKEN: [403, 'Missing Authentication Token', 'MissingAuthenticationTokenException'],
  REQUEST_TOO_LARGE: [413, 'Request Too Large', 'RequestTooLargeException'],
  UNSUPPORTED_MEDIA_TYPE: [415, 'Unsupported Media Type', 'BadRequestException'],
  UNAUTHORIZED: [401, 'Unauthorized', 'UnauthorizedException'],
  DEFAULT_4XX: [400, 'Bad Request', 'BadRequestException'],
  DEFAULT_5XX: [500, 'Internal server error', 'InternalServerErrorException'],
} as const;

export type FaultType = keyof typeof FAULTS;

export class GatewayFault extends Error {
  readonly type: FaultType;
  readonly status: number;
  readonly exception: string;

  constructor(type: FaultType, given: { readonly status?: number; readonly message?: string } = {}) {
    const [status, message, exception] = FAULTS[type];
    super(given.message ?? message);
    this.type = type;
    this.status = given.status ?? status;
    this.exception = exception;
  }
}

/** The function failed, or its answer was not one: a 502 of the general kind. */
export const badAnswer = () => new GatewayFault('DEFAULT_5XX', { status: 502 });
export const headersTooLarge = () =>
  new GatewayFault('DEFAULT_4XX', { status: 431, message: 'Request Header Fields Too Large' });
