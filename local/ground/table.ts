// The one table as tests need it; what the app deploys is drawn by infra.

const indexes = ['GSI1', 'GSI2', 'GSI3'];

export const TABLE = {
  TableName: 'ground',
  BillingMode: 'PAY_PER_REQUEST',
  KeySchema: keysOf(''),
  AttributeDefinitions: ['', ...indexes]
    .flatMap((index) => [`${index}PK`, `${index}SK`])
    .map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
  GlobalSecondaryIndexes: indexes.map((IndexName) => ({
    IndexName,
    KeySchema: keysOf(IndexName),
    Projection: { ProjectionType: 'ALL' },
  })),
};

function keysOf(index: string) {
  return [
    { AttributeName: `${index}PK`, KeyType: 'HASH' },
    { AttributeName: `${index}SK`, KeyType: 'RANGE' },
  ];
}
