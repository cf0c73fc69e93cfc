// Where an error becomes an answer.
import { faultOf } from '../fault-of.ts';
import { callOf, type Stage } from './call.ts';
import { refuse } from './respond.ts';

export const faults: Stage = {
  onError: (request) => {
    if (request.response) return;
    request.response = refuse(faultOf(request.error), callOf(request.event));
  },
};
