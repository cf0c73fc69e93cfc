// The door of the library: one book over every published set and a tenant's own factors, asked by two times.
import type { FactorArchive } from '../archive/archive.ts';
import { successorOf } from './editions.ts';
import { find } from './find.ts';
import type { BookFactor, FactorAnswer, FactorQuestion, FactorRefusal } from './model.ts';
import { ownAsFactor } from './own-factors.ts';
import type { Shelves } from './read-question.ts';

export interface FactorBook extends Shelves {
  /** The one factor that answers, or why none does. Never throws for what a question says. */
  find(question: FactorQuestion): FactorAnswer | FactorRefusal;
  /** A factor by its id, from any edition, superseded and deprecated ones too; of an own factor the last revision or the one named. */
  get(id: string, revision?: number): BookFactor | undefined;
  /** One factor through all editions of its series, or all revisions of an own one, by validity and then by publication. */
  history(id: string): BookFactor[];
}

export function factorBook(shelves: Shelves): FactorBook {
  const { archive, own } = shelves;
  const revisions = (id: string) => own.filter((each) => each.id === id).toSorted((a, b) => a.revision - b.revision);
  const published = (id: string): BookFactor | undefined => {
    // Later editions may repeat the ids of earlier ones: the last published answers.
    const editions = archive.editions
      .filter(({ idPrefix }) => id.startsWith(idPrefix))
      .toSorted((a, b) => b.recordedAt.localeCompare(a.recordedAt));
    for (const edition of editions) {
      const factor = archive.rows(edition.id).get(id);
      if (factor !== undefined) return inBook(factor, shelves);
    }
    return undefined;
  };
  return {
    ...shelves,
    find: (question) => find(shelves, question),
    get(id, revision) {
      const last = revisions(id).findLast((each) => revision === undefined || each.revision === revision);
      return last === undefined ? published(id) : ownAsFactor(last);
    },
    history(id) {
      const ours = revisions(id);
      if (ours.length > 0) return ours.map(ownAsFactor);
      const factor = published(id);
      return factor === undefined ? [] : archive.history(factor.set, id).map((each) => inBook(each, shelves));
    },
  };
}

function inBook(factor: ReturnType<FactorArchive['get']>, { archive, deprecations }: Shelves): BookFactor {
  const edition = archive.editions.find(({ id }) => id === factor.set);
  if (edition === undefined) throw new RangeError(`${factor.id} is of the set ${factor.set}, which is not here.`);
  const deprecated = deprecations.find(({ setId }) => setId === edition.id);
  const supersededBy = successorOf(edition, archive.editions, deprecations);
  return { ...factor, edition, ...(deprecated && { deprecated }), ...(supersededBy !== undefined && { supersededBy }) };
}
