// Lets go of what an earlier template named and this one does not, as CloudFormation would at the end of an update.
import type { Provisioned, ResourceType, ResourceTypes } from './resource-type.ts';

export interface Census {
  /** The same types, each noting what it makes. */
  readonly types: ResourceTypes;
  /** To be called once everything named stands. */
  retireOthers(): Promise<void>;
}

export function takeCensus(types: ResourceTypes): Census {
  const made = new Map(Object.keys(types).map((name) => [name, [] as Provisioned[]] as const));
  const noting = (name: string, type: ResourceType<unknown>): ResourceType<unknown> => ({
    ...type,
    provision: async (request) => {
      const provisioned = await type.provision(request);
      made.get(name)?.push(provisioned);
      return provisioned;
    },
  });
  return {
    types: Object.fromEntries(Object.entries(types).map(([name, type]) => [name, noting(name, type)])),
    async retireOthers() {
      await Promise.all([...made].map(([name, named]) => types[name]?.keepOnly?.(named)));
    },
  };
}
