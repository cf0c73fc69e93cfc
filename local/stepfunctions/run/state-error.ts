// A failure in the terms of the states language: a name that Retry and Catch can match, and a cause for people.
export class StateError extends Error {
  readonly error: string | undefined;
  override readonly cause: string | undefined;

  constructor(error: string | undefined, cause: string | undefined) {
    super(cause ?? error ?? 'The state failed.');
    this.name = 'StateError';
    this.error = error;
    this.cause = cause;
  }
}

/** Thrown through a run that has already ended (stop, execution timeout, sibling failure, host closing). */
export class Aborted extends Error {
  constructor() {
    super('The run was aborted.');
    this.name = 'Aborted';
  }
}
