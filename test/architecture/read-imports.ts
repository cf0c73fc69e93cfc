// Who imports whom, read by dependency-cruiser through swc (TypeScript 7 has no compiler API it could use).
import { Visitor } from '@swc/core/Visitor.js';
import { cruise, type ICruiseOptions, type ICruiseResult, type IFlattenedRuleSet } from 'dependency-cruiser';

export const ROOT = new URL('../..', import.meta.url).pathname.replace(/\/$/, '');
const ROOMS = ['client', 'events', 'lib', 'functions', 'infra', 'local', 'test'];

/** swc parses `using x = …`, but its visitor throws on it. */
const visitStatement = Visitor.prototype.visitStatement;
Visitor.prototype.visitStatement = function visit(statement) {
  return String(statement.type) === 'UsingDeclaration' ? statement : visitStatement.call(this, statement);
};

export async function readImports(rules: IFlattenedRuleSet): Promise<ICruiseResult> {
  // `parser` is a documented setting that the published type leaves out of the options of the API.
  const options: ICruiseOptions & { parser: string } = {
    parser: 'swc',
    baseDir: ROOT,
    tsPreCompilationDeps: true,
    exclude: { path: '\\.test\\.ts$|^test/(bench|load)/' },
    doNotFollow: { path: 'node_modules' },
    preserveSymlinks: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.mjs', '.json'],
      conditionNames: ['import', 'node', 'default'],
      exportsFields: ['exports'],
    },
    ruleSet: rules,
    validate: true,
  };
  const { output } = await cruise(ROOMS, options);
  if (typeof output === 'string') throw new Error(`dependency-cruiser reported text instead of a graph: ${output}`);
  return output;
}
