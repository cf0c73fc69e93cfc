// Shapes made to take long: each is answered within the bounds of the room, and the answer says what was not examined.
import { describe, expect, it } from 'vitest';
import { collection, polygon } from './example.ts';
import { inspectPlots, readGeoJson } from './index.ts';

type Corner = readonly [number, number];
const written = (corners: readonly Corner[]) =>
  `[${corners.map(([lon, lat]) => `[${lon.toFixed(8)},${lat.toFixed(8)}]`).join(',')}]`;
const codes = (...rings: readonly string[]) =>
  inspectPlots(readGeoJson(collection(...rings.map((ring) => polygon(ring))))).plots.map(({ findings }) =>
    findings.map(({ code }) => code),
  );

/** A comb laid diagonally: every side lies across the box of every other, and none crosses. */
function comb(teeth: number, shift = 0): string {
  const corners = Array.from({ length: teeth }, (_, i): Corner[] => {
    const at = (0.5 * i) / teeth;
    return [
      [at + shift, 0.6 - at],
      [at + 1 + shift, 1.6 - at],
      [at + 1 + shift + 0.1 / teeth, 1.6 - at - 0.1 / teeth],
      [at + shift + 0.1 / teeth, 0.6 - at - 0.1 / teeth],
    ];
  }).flat();
  const back: Corner[] = [
    [-0.01 + shift, 0.1],
    [-0.01 + shift, 0.6],
  ];
  const all = [...corners, ...back, corners[0] ?? [0, 0]];
  return written(all);
}

describe('a comb of long diagonal teeth', () => {
  it('is said to be too complex instead of holding up the others', () => {
    expect(codes(comb(2_000))[0]).toContain('too_complex');
  });
});

describe('many plots on one spot', () => {
  it('are compared as far as the bounds go, and the rest is told', () => {
    const star = (at: number): string => {
      const corners = Array.from({ length: 60 }, (_, i): Corner => {
        const angle = (2 * Math.PI * i) / 60;
        return [10 + at / 1e7 + 0.01 * Math.cos(angle), 50 + 0.01 * Math.sin(angle)];
      });
      return written([...corners, ...corners.slice(0, 1)]);
    };
    const found = codes(...Array.from({ length: 48 }, (_, at) => star(at))).flat();
    expect(found).toContain('plots_overlap');
    expect(found.filter((code) => code === 'plots_overlap').length).toBe(2_000);
    expect(found).toContain('overlap_unexamined');
  });
});

describe('a tangle of thousands of corners', () => {
  it('is told without a proposal that would take long to try', () => {
    const scribble = Array.from(
      { length: 5_000 },
      (_, i): Corner => [10 + 0.01 * Math.sin(i * 1.7), 50 + 0.01 * Math.sin(i * 2.3)],
    );
    const [report] = inspectPlots(
      readGeoJson(collection(polygon(written([...scribble, ...scribble.slice(0, 1)])))),
    ).plots;
    const crossing = report?.findings.find(({ code }) => code === 'ring_crosses_itself');
    expect(crossing).toMatchObject({ count: 100 });
    expect(crossing?.proposal).toBeUndefined();
  });
});
