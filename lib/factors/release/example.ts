// The candidate of all examples: one factor of a series of its own.
export const EXAMPLE_CANDIDATE = JSON.stringify({
  set: {
    ...{ id: 'example-heat-2026', series: 'example-heat', source: 'Example heat register', version: '2026' },
    ...{ licence: 'CC-BY-4.0', validFrom: '2026-01-01', validTo: '2026-12-31', boundary: 'direct', covers: ['DK'] },
  },
  factors: [
    {
      ...{ id: 'EXAMPLE-HEAT-DK', scope: 'Scope 2', category: 'Heat', activity: 'Example district heat', unit: 'kWh' },
      ...{ region: 'DK', gasBasis: 'co2e only', co2e: '0.061' },
    },
  ],
});
