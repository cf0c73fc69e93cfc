// What operations share: the envelope's parts, the failure, the headers of every answer, and how one signs in.

const text = { type: 'string' } as const;
const count = { type: 'integer', minimum: 0 } as const;

const warnings = {
  type: 'array',
  description: 'What the answer lacks, and why; absent where it is whole.',
  items: {
    type: 'object',
    required: ['code', 'message'],
    properties: { code: text, message: text },
  },
} as const;

export const COMPONENTS = {
  securitySchemes: {
    bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'A token of POST /v1/auth/login.' },
    apiKey: {
      type: 'apiKey',
      in: 'header',
      name: 'X-API-Key',
      description: 'A key of POST /v1/api-keys, for services; not together with a token.',
    },
  },
  schemas: {
    Meta: {
      type: 'object',
      required: ['requestId'],
      properties: { requestId: { ...text, description: 'Tell it to support.' }, warnings },
    },
    PageMeta: {
      type: 'object',
      required: ['requestId', 'page'],
      properties: {
        requestId: text,
        warnings,
        page: {
          type: 'object',
          required: ['limit'],
          properties: {
            total: {
              ...count,
              description:
                'How many there are in all that pass the filter; X-Total-Count says the same. Told where the list is counted (filtered, too, by what is counted apart, as agents by `state`) and where the list was read from its beginning to its end to make this page, as short ones are; absent otherwise, and never guessed.',
            },
            limit: count,
            offset: count,
            nextCursor: { ...text, description: 'Absent on the last page; valid for 24 hours.' },
            nextUrl: { ...text, description: 'The address of the next page.' },
          },
        },
      },
    },
    Failure: {
      type: 'object',
      required: ['errors', 'meta'],
      properties: {
        errors: {
          type: 'array',
          minItems: 1,
          items: {
            type: 'object',
            required: ['code', 'message'],
            properties: {
              code: { ...text, description: 'Stable and machine-readable.' },
              message: { ...text, description: 'What was wrong and what would be right.' },
              field: { ...text, description: 'A JSON Pointer into the request.' },
              details: { type: 'object', properties: { reason: text }, additionalProperties: true },
            },
          },
        },
        meta: { $ref: '#/components/schemas/Meta' },
      },
    },
  },
  headers: {
    RequestId: { description: 'Echoes a sane incoming X-Request-Id.', schema: text },
    ETag: { description: 'The state of what was answered; for If-Match and If-None-Match.', schema: text },
    Location: { description: 'Where the created thing, or the status of the accepted work, is found.', schema: text },
    RetryAfter: { description: 'Seconds to wait before retrying.', schema: { type: 'integer' } },
    ServerTiming: {
      description: 'Milliseconds of signing in, of waiting for services, of the domain, of the frame, and in all.',
      schema: text,
    },
    TotalCount: { description: 'The same as `meta.page.total`, and absent where that is.', schema: count },
    RateLimitLimit: { description: 'How many requests the tightest limit allows in its window.', schema: count },
    RateLimitRemaining: { description: 'How many of them are left.', schema: count },
    RateLimitReset: { description: 'When all of them are there again, in seconds since 1970.', schema: count },
    RateLimit: {
      description:
        'Of each limit, what is left (`r`) and in how many seconds it is whole again (`t`); platform admins have none.',
      schema: { ...text, examples: ['"user";r=87;t=8, "tenant";r=9987;t=1'] },
    },
    RateLimitPolicy: {
      description: 'Of each limit, how many requests (`q`) in how many seconds (`w`).',
      schema: { ...text, examples: ['"user";q=100;w=60, "tenant";q=10000;w=60'] },
    },
    Replayed: { description: '`true` when this is the answer given before to the same key.', schema: text },
  },
  parameters: {
    Limit: {
      name: 'limit',
      in: 'query',
      description: 'How many items a page holds.',
      schema: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
    },
    Cursor: { name: 'cursor', in: 'query', description: '`meta.page.nextCursor` of the page before.', schema: text },
    Offset: {
      name: 'offset',
      in: 'query',
      description: 'How many items to leave out first; not together with a cursor.',
      schema: { type: 'integer', minimum: 0, maximum: 10_000 },
    },
    Sort: {
      name: 'sort',
      in: 'query',
      description: 'Fields to sort by, `-` for falling order: `-createdAt,name`.',
      schema: text,
    },
    Filter: {
      name: 'filter',
      in: 'query',
      description:
        "Comparisons joined by and, or, not: `(state eq 'DRAFT' or version gt 3) and name contains 'fuel'`. Operators: eq ne gt gte lt lte contains in; each field says which are its own.",
      schema: { ...text, maxLength: 2000 },
    },
    Fields: {
      name: 'fields',
      in: 'query',
      description: 'Only these fields of `data`, e.g. `id,owner.name`. A name its schema does not have is refused.',
      schema: text,
    },
    IdempotencyKey: {
      name: 'Idempotency-Key',
      in: 'header',
      description: 'The same key with the same body gets the same answer for 24 hours.',
      schema: { ...text, maxLength: 255 },
    },
    IfMatch: {
      name: 'If-Match',
      in: 'header',
      description: 'Refused with 412 when the resource has another ETag by now.',
      schema: text,
    },
    IfNoneMatch: {
      name: 'If-None-Match',
      in: 'header',
      description: 'Answered 304 when nothing changed.',
      schema: text,
    },
    ActAsTenant: {
      name: 'X-Act-As-Tenant',
      in: 'header',
      description: 'The tenant a platform admin acts for; audited.',
      schema: text,
    },
  },
} as const;

export const ref = (
  kind: 'examples' | 'headers' | 'parameters' | 'responses' | 'schemas',
  name: string,
): { $ref: string } => ({
  $ref: `#/components/${kind}/${name}`,
});
