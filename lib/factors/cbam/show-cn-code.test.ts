// A customs code leads to its good and to the figures the tables hold for it, or says what would be right.
import { expect, test } from 'vitest';
import { isFault } from '../../shared/fault.ts';
import { CnCodePath, CnCodeView } from './contract.ts';
import { cbamTables } from './open-book.ts';
import { showCnCode } from './show-cn-code.ts';

const show = (code: string, query = {}) => CnCodeView.parse(showCnCode(cbamTables(), code, query));
const refused = (code: string, query = {}) => {
  try {
    return show(code, query).name;
  } catch (error) {
    if (!isFault(error)) throw error;
    return `${error.type.reason}: ${error.message}`;
  }
};

test('a code shows its good, and figures only for what was asked', () => {
  const bare = show('72081000');
  expect(bare).toMatchObject({ cnCode: '72081000', sector: 'iron-and-steel', indirectEmissionsCount: false });
  expect(bare).not.toHaveProperty('defaultValue');
  expect(bare).not.toHaveProperty('markup');
  const full = show('72081000', { origin: 'IN', year: 2026 });
  expect(full).toMatchObject({
    markup: '0.1',
    freeAllocationShare: '0.975',
    defaultValue: { row: 'India', basis: 'country' },
  });
  expect(show('25231000', { year: 2030 })).toMatchObject({ indirectEmissionsCount: true, markup: '0.3' });
});

test('the tables say which edition they are and what is to be said against it', () => {
  const { sets } = show('72081000');
  expect(sets.map(({ id }) => id)).toEqual(cbamTables().sets);
  expect(sets.flatMap(({ cautions }) => cautions).join(' ')).toContain('2026/1740');
});

test('a code out of scope is not there, and an origin nobody knows is refused', () => {
  expect(refused('01012100')).toMatch(/^cn_code_not_found: .*Annex I/);
  expect(refused('72081000', { origin: 'Atlantis' })).toMatch(/^origin_refused/);
  expect(refused('72081000', { origin: 'DE' })).toMatch(/^origin_refused: .*outside CBAM/);
  expect(refused('76011000', { year: 2026 })).toMatch(/^cn_code_of_another_year/);
  for (const code of ['72', '7208100', 'abcd', '72 08']) expect(CnCodePath.safeParse({ code }).success).toBe(false);
});
