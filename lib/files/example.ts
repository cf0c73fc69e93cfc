// The file of all examples: announced with its true size, and sent by whoever needs it uploaded.
export const EXAMPLE_CONTENT = 'site,date,fuel,quantity,unit,region\nPlant 1,2024-03-31,natural gas,1250,therm,US\n';

export const EXAMPLE_FILE = { name: 'activity-2024.csv', contentType: 'text/csv', sizeBytes: EXAMPLE_CONTENT.length };
