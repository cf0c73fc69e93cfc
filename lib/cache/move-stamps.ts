// What was said to have changed is forgotten everywhere: each event moves the stamps of the groups it concerns.
import { type BaseContext, type Commit, type Group, type Heard, moveStamps } from '../kernel/index.ts';

type Changed = Heard<object>;

/** Of an agent: its own group and that of results that rest on many; of factors: the shelf. */
const groupsOf = ({ payload }: Changed): Group[] =>
  'agentId' in payload ? [`tag:agent:${payload.agentId}`, 'tag:agents'] : ['tag:factors'];

/** Moving a stamp twice does no harm; so however many events come together, it is one write. */
export const moveStampsOf = (
  ctx: BaseContext & { readonly commit: Commit },
  events: readonly Changed[],
): Promise<unknown> => ctx.commit({ writes: [moveStamps([...new Set(events.flatMap(groupsOf))])] });
