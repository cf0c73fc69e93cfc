// Inputs that run as they stand: what the manifest shows and the tests hold.
import { exampleConsignment } from '../../eudr/index.ts';
import type { BuiltinManifest } from '../contract.ts';

/** Illustrative: no farm stands there. */
export const FARM =
  '{"type":"FeatureCollection","features":[{"type":"Feature","id":"farm-1","properties":{"ProducerCountry":"GH"},"geometry":{"type":"Polygon","coordinates":' +
  '[[[-1.621000,6.690000],[-1.618500,6.690000],[-1.618500,6.692500],[-1.621000,6.692500],[-1.621000,6.690000]]]}}]}';

export const EXAMPLES: BuiltinManifest['examples'] = [
  { name: 'A plot in the body, as text', input: { ...exampleConsignment, plots: FARM } },
  {
    name: 'A CSV file of plots',
    input: { ...exampleConsignment, activityFile: { fileId: 'fil_01J00000000000000000000000' } },
    file: 'plot id,latitude,longitude,area ha,country\nfarm-1,6.690000,-1.620000,3.2,GH\n',
  },
];
