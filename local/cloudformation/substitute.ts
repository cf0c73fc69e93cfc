// The `${Name}` grammar of Fn::Sub, where `${!Name}` is a literal `${Name}`.
export function substitute(template: string, value: (name: string) => string): string {
  return template.replace(/\$\{(!?)([^}]+)\}/g, (_whole, literal: string, name: string) =>
    literal === '' ? value(name.trim()) : `\${${name}}`,
  );
}
