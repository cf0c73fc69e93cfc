// Plots for tests of any room: a square of a given side somewhere, and documents made of geometries.
type Corner = readonly [number, number];

const text = (degrees: number): string => degrees.toFixed(7);

/** Counterclockwise and closed, from its south-western corner; `side` in degrees. */
export const squareRing = ([west, south]: Corner, side: number): string => {
  const [east, north] = [west + side, south + side];
  const corners: Corner[] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return `[${corners.map(([lon, lat]) => `[${text(lon)},${text(lat)}]`).join(',')}]`;
};

export const polygon = (...rings: readonly string[]): string => `{"type":"Polygon","coordinates":[${rings.join(',')}]}`;
export const square = (corner: Corner, side = 0.01): string => polygon(squareRing(corner, side));

export const collection = (...geometries: readonly string[]): string =>
  `{"type":"FeatureCollection","features":[${geometries
    .map((geometry) => `{"type":"Feature","properties":{},"geometry":${geometry}}`)
    .join(',')}]}`;
