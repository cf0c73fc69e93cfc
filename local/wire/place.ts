// Where the local stack pretends to be: the account and region every ARN and every signature scope speaks of.

export interface PlaceOptions {
  readonly accountId?: string;
  readonly region?: string;
}

export interface Place {
  readonly accountId: string;
  readonly region: string;
}

export function placeOf(options: PlaceOptions): Place {
  return { accountId: options.accountId ?? '000000000000', region: options.region ?? 'eu-central-1' };
}

export function arnOf(place: Place, service: string, resource: string): string {
  return `arn:aws:${service}:${place.region}:${place.accountId}:${resource}`;
}
