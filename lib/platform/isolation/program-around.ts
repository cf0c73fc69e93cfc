// What runs inside the thread, as the text it is started from: a bundle has no second file to point at.

/** CommonJS. Tasks are taken one after the other; each answer is turned to text here, where memory is counted. */
export const PROGRAM_AROUND = `
const { parentPort, workerData } = require('node:worker_threads');
const { library, program, tasks, answerCharacters } = workerData;
const AsyncFunction = (async () => undefined).constructor;
const act = new AsyncFunction('library', 'input', program);
const said = (problem) => String((problem && problem.message) || (problem && problem.code) || problem).slice(0, 500);
(async () => {
  const made = { exports: {} };
  new Function('module', 'exports', library)(made, made.exports);
  const given = made.exports;
  parentPort.postMessage({ ready: true });
  for (const { index, input } of tasks) {
    try {
      const json = JSON.stringify(await act(given, input));
      if (json !== undefined && json.length > answerCharacters) throw new Error('The answer has more than ' + answerCharacters + ' characters.');
      parentPort.postMessage({ index, json });
    } catch (problem) {
      parentPort.postMessage({ index, failed: said(problem) });
    }
  }
})();
`;
