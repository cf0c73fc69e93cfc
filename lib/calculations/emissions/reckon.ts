// One activity by whichever way it is said: the one place that knows them all.
import { WaysMixed } from '../faults.ts';
import { type EmissionsItem, WAY_NAMES } from './contract.ts';
import type { Reckoned, Reckoning } from './reckoned.ts';
import { fromActivity } from './ways/from-activity.ts';
import { fromProcess } from './ways/from-process.ts';
import { fromRefrigerant } from './ways/from-refrigerant.ts';
import { fromValueChain } from './ways/from-value-chain.ts';
import { fromVehicle } from './ways/from-vehicle.ts';

/** One activity by whichever way it is said. */
export function reckon(item: EmissionsItem, reckoning: Reckoning): Reckoned {
  const ways = WAY_NAMES.filter((name) => item[name] !== undefined);
  const said = item.fuel === undefined ? ways : ['fuel', ...ways];
  if (said.length > 1) throw WaysMixed({ fields: said.slice(1).map((name) => `/${name}`) });
  const { process, refrigerant, vehicle, valueChain } = item;
  if (process !== undefined) return fromProcess({ item, way: process }, reckoning);
  if (refrigerant !== undefined) return fromRefrigerant({ item, way: refrigerant }, reckoning);
  if (vehicle !== undefined) return fromVehicle({ item, way: vehicle }, reckoning);
  if (valueChain !== undefined) return fromValueChain({ item, way: valueChain });
  return fromActivity(item, reckoning);
}
