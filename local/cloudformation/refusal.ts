// The one way the provisioner says no: every problem it found, one sentence each, before anything is created.
export class ProvisionRefused extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ProvisionRefused';
    this.problems = problems;
  }
}
