// Why a whole run is refused: a stage that may not fail failed, or the named inputs are not those of the definition.
import { defineFault } from '../shared/fault.ts';
import { type Offence, sayOffence } from '../shared/offence.ts';

export const StageFailed = defineFault<{
  stage: string;
  inputs: readonly string[];
  field: string;
  value: string;
  code: string;
  reason: string;
  remedy: string;
}>({
  reason: 'stage_failed',
  kind: 'unprocessable',
  cause: 'A row could not pass a stage whose error policy is "fail", so nothing of the run is kept.',
  remedy: 'Mend the row named, or let the stage "skip" or "quarantine" such rows with "onError".',
  say: ({ stage, inputs, field, value, code, reason, remedy }) => {
    const [input = 'main', row = '0'] = (inputs[0] ?? '').split('/');
    const at = input === 'main' ? '/rows' : `/inputs/${input}`;
    return {
      field: `${at}/${Number(row) - 1}/${field.replaceAll('~', '~0').replaceAll('/', '~1')}`,
      message: `Stage "${stage}" cannot take row ${inputs.join(', ')}, ${field}: ${reason} ${remedy}`,
      details: { stage, inputs: inputs.slice(0, 20), field, value, code, remedy },
    };
  },
});

export const PipelineTooHeavy = defineFault<{ message: string }>({
  reason: 'pipeline_too_heavy',
  kind: 'unprocessable',
  cause: 'Rows times operations of the definition, or the rows that come out, are more than one request can carry.',
  remedy: 'Send fewer rows, or run the data-pipeline agent over an uploaded file.',
  say: ({ message }) => ({
    field: '/rows',
    message: `${message} Send fewer rows, or run the data-pipeline agent over an uploaded file.`,
  }),
});

export const InputsRefused = defineFault<Offence>({
  reason: 'pipeline_inputs_refused',
  kind: 'unprocessable',
  cause: 'A named input is missing, is not one of the definition, or has two rows with the key a join looks up.',
  remedy: 'Send exactly the inputs the definition names, with unique keys.',
  say: sayOffence,
});
