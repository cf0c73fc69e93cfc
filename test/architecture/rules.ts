// The import table of the house, as rules: which room may import what, and that nothing goes in circles.
import type { IFlattenedRuleSet, IForbiddenRuleType } from 'dependency-cruiser';
import { CARRIERS, DOMAIN_ARROWS, LISTENERS } from './arrows.ts';

type Patterns = readonly string[];

/** What begins with `from` may import nothing but what begins with one of `to`. */
function only(name: string, comment: string, from: string, to: Patterns): IForbiddenRuleType {
  return { name, comment, severity: 'error', from: { path: from }, to: { pathNot: [...to] } };
}

const npm = (...names: readonly string[]): string[] => names.map((name) => `^node_modules/${name}(/|$)`);

const WORDS_OF_THE_FRAME = '^lib/kernel/(index|permissions|principal)\\.ts$';
const AWS = '^node_modules/(@aws-sdk|@smithy|@middy|@aws-lambda-powertools)/';
const TYPES_OF_LAMBDA = '^aws-lambda$';

const carriers: IForbiddenRuleType[] = [
  only('events-say-only', 'events/ imports zod and nothing else', '^events/', ['^events/', ...npm('zod')]),
  only('shared-is-pure', 'lib/shared does no I/O', '^lib/shared/', [
    '^lib/shared/',
    ...npm('decimal\\.js', 'fastest-levenshtein', 'yaml', 'zod'),
  ]),
  {
    name: 'platform-knows-no-domain',
    comment: 'lib/platform is the outside: no domain, no kernel',
    severity: 'error',
    from: { path: '^lib/platform/' },
    to: { path: '^(lib|functions|infra|local|events|test)/', pathNot: '^lib/(platform|shared)/' },
  },
  {
    name: 'kernel-knows-no-domain',
    comment: 'lib/kernel knows platform, shared and the event envelope',
    severity: 'error',
    from: { path: '^lib/kernel/' },
    to: {
      path: '^(lib|functions|infra|local|events|test)/',
      pathNot: ['^lib/(kernel|platform|shared)/', '^events/envelope\\.ts$'],
    },
  },
  {
    name: 'sdk-behind-ports',
    comment: 'only lib/platform knows the AWS SDK, only lib/kernel Middy and Powertools',
    severity: 'error',
    from: { path: '^(lib|functions|events)/', pathNot: '^lib/(platform|kernel)/' },
    to: { path: [AWS, TYPES_OF_LAMBDA] },
  },
  {
    name: 'no-sdk-in-kernel',
    comment: 'the kernel reaches AWS through lib/platform',
    severity: 'error',
    from: { path: '^lib/kernel/' },
    to: { path: '^node_modules/@(aws-sdk|smithy)/' },
  },
];

const OURS_OR_FILES = '^(lib|functions|infra|local|events)/|^fs';
const ID_SHAPES = '^lib/platform/ids\\.ts$';
/** Which neighbours is a matter of the arrows. */
const NEIGHBOURS = '^lib/[^/]+/(index|contract)\\.ts$';

const carried = `^lib/(${CARRIERS.join('|')})/`;
const domain = `^lib/(?!(?:${CARRIERS.join('|')})/)([^/]+)/`;

const domains: IForbiddenRuleType[] = [
  {
    name: 'pure-files',
    comment: 'model and faults: own folder, shared and the words of the frame; no I/O',
    severity: 'error',
    from: { path: '^lib/([^/]+)/.*\\b(model|faults)\\.ts$', pathNot: carried },
    to: { path: OURS_OR_FILES, pathNot: ['^lib/$1/', '^lib/shared/', WORDS_OF_THE_FRAME] },
  },
  {
    name: 'contracts-are-words',
    comment: 'contract: own folder, shared, the words of the frame and of neighbours; no I/O',
    severity: 'error',
    from: { path: '^lib/([^/]+)/.*\\bcontract\\.ts$', pathNot: carried },
    to: { path: OURS_OR_FILES, pathNot: ['^lib/$1/', '^lib/shared/', WORDS_OF_THE_FRAME, ID_SHAPES, NEIGHBOURS] },
  },
  {
    name: 'kernel-by-its-door',
    comment: 'a domain knows of the kernel what its index.ts shows',
    severity: 'error',
    from: { path: domain },
    to: { path: '^lib/kernel/', pathNot: WORDS_OF_THE_FRAME },
  },
  {
    name: 'domains-stay-inside',
    comment: 'no domain knows functions, infra, local or test',
    severity: 'error',
    from: { path: '^lib/' },
    to: { path: '^(functions|infra|local|test)/' },
  },
  ...neighbours(),
  {
    name: 'listeners-are-never-imported',
    comment: 'audit, notifications, search, metrics and webhooks listen to events',
    severity: 'error',
    from: { path: '^lib/([^/]+)/' },
    to: { path: `^lib/(${LISTENERS.join('|')})/`, pathNot: '^lib/$1/' },
  },
];

function neighbours(): IForbiddenRuleType[] {
  const door = (name: string): string => `^lib/${name}/(index|contract)\\.ts$`;
  const named = Object.entries(DOMAIN_ARROWS).map(([from, to]) => ({
    name: `arrows-of-${from}`,
    comment: `lib/${from} may use the doors of: ${to.join(', ')} (test/architecture/arrows.ts)`,
    severity: 'error' as const,
    from: { path: `^lib/${from}/` },
    to: { path: '^lib/', pathNot: [`^lib/${from}/`, carried, ...to.map(door)] },
  }));
  const known = [...Object.keys(DOMAIN_ARROWS), ...CARRIERS].join('|');
  return [
    ...named,
    {
      name: 'arrows-are-declared',
      comment: 'a domain without an entry in test/architecture/arrows.ts imports no other',
      severity: 'error',
      from: { path: `^lib/(?!(?:${known})/)([^/]+)/` },
      to: { path: '^lib/', pathNot: ['^lib/$1/', carried] },
    },
  ];
}

/** The words of a neighbour, its ids and faults, may stand in a declaration where the domain itself may know it. */
function knocking(): IForbiddenRuleType[] {
  const rule = (room: string, to: readonly string[]): IForbiddenRuleType => ({
    name: `functions-of-${room}`,
    comment: 'functions/<d> knows lib/<d> and the neighbours lib/<d> may know',
    severity: 'error',
    from: { path: `^functions/${room}/` },
    to: { path: '^lib/[^/]+/index\\.ts$', pathNot: [`^lib/(${[...to, 'kernel', 'shared'].join('|')})/`] },
  });
  const known = Object.keys(DOMAIN_ARROWS).join('|');
  return [
    ...Object.entries(DOMAIN_ARROWS).map(([name, to]) => rule(name, [name, ...to])),
    rule(`(?!(?:${known})/)([^/]+)`, ['$1']),
  ];
}

const outside: IForbiddenRuleType[] = [
  {
    name: 'functions-declare-only',
    comment: 'functions/<d> knows the kernel door, the doors of lib/<d> and its neighbours, events',
    severity: 'error',
    from: { path: '^functions/([^/]+)/' },
    to: {
      path: '^(lib|functions|infra|local|events|test)/',
      pathNot: ['^functions/$1/', '^lib/kernel/index\\.ts$', '^lib/[^/]+/index\\.ts$', '^events/'],
    },
  },
  {
    name: 'functions-know-no-platform',
    comment: 'capabilities are named through lib/kernel',
    severity: 'error',
    from: { path: '^functions/' },
    to: { path: '^lib/platform/' },
  },
  ...knocking(),
  {
    name: 'infra-reads-declarations',
    comment: 'infra is drawn from declarations and knows no domain, function or emulator',
    severity: 'error',
    from: { path: '^infra/' },
    to: {
      path: '^(lib|functions|local|test)/',
      pathNot: '^lib/(kernel|shared|platform/(capability|queues/names)\\.ts)',
    },
  },
  {
    name: 'local-hosts-templates',
    comment: 'local knows emulators and synthesized templates; the import and verify programs use pure rooms',
    severity: 'error',
    from: { path: '^local/', pathNot: '^local/(import/|demo/|verify\\.ts$)' },
    to: { path: '^(lib|functions|infra|test)/', pathNot: ['^lib/shared/', '^infra/(synth|bundle)\\.ts$'] },
  },
  {
    name: 'the-demo-is-a-customer',
    comment: 'local/demo knows the API, the words of roles, and what a customer verifies receipts with',
    severity: 'error',
    from: { path: '^local/demo/' },
    to: {
      path: '^(lib|functions|infra|test)/',
      pathNot: ['^lib/(shared|builtins|receipts)/', '^lib/kernel/permissions\\.ts$'],
    },
  },
  only('the-client-stands-alone', 'client/ imports nothing, so that it runs wherever there is a fetch', '^client/', [
    '^client/',
  ]),
  {
    name: 'nobody-imports-the-client',
    comment: 'the house serves the client and never calls itself through it; only tests do',
    severity: 'error',
    from: { pathNot: '^(client|test)/' },
    to: { path: '^client/' },
  },
  {
    name: 'nobody-imports-tests',
    comment: 'test/ looks at the house, never the other way',
    severity: 'error',
    from: { pathNot: '^test/' },
    to: { path: '^test/' },
  },
];

const everywhere: IForbiddenRuleType[] = [
  {
    name: 'no-cycles',
    comment: 'no circle of imports, be it of types alone',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'nothing-missing',
    comment: 'every import resolves',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true, pathNot: TYPES_OF_LAMBDA },
  },
];

export const RULES: IFlattenedRuleSet = { forbidden: [...carriers, ...domains, ...outside, ...everywhere] };
