// XML as the REST and query protocols of AWS need it: nested values written out, flat machine-made bodies read back.

export type XmlValue =
  | string
  | number
  | boolean
  | undefined
  | readonly XmlValue[]
  | { readonly [name: string]: XmlValue };

/** An array becomes the same element repeated; undefined becomes nothing. */
export function writeXml(root: string, value: XmlValue, namespace?: string): string {
  const attributes = namespace ? ` xmlns="${namespace}"` : '';
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root}${attributes}>${inner(value)}</${root}>`;
}

function inner(value: XmlValue): string {
  if (value === undefined) return '';
  if (typeof value !== 'object') return escapeXml(String(value));
  return Object.entries(value)
    .flatMap(([name, child]) =>
      Array.isArray(child) ? child.map((item) => element(name, item)) : element(name, child),
    )
    .join('');
}

function element(name: string, value: XmlValue): string {
  return value === undefined ? '' : `<${name}>${inner(value)}</${name}>`;
}

function escapeXml(text: string): string {
  // Control characters are legal in an object's key and have no other spelling in XML.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these must be spelled out.
  return text.replace(/[&<>"'\u0000-\u001f\u007f]/g, (character) => {
    const named = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }[character];
    return named ?? `&#x${character.charCodeAt(0).toString(16)};`;
  });
}

/** The contents of every `<name>` element; the bodies read here never nest an element in one of its own name. */
export function xmlBlocks(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<${name}(?:\\s[^>]*)?>([\\s\\S]*?)</${name}>`, 'g'))].map(
    (match) => match[1] ?? '',
  );
}

export function xmlText(xml: string, name: string): string | undefined {
  const [block] = xmlBlocks(xml, name);
  return block === undefined ? undefined : unescapeXml(block);
}

function unescapeXml(text: string): string {
  return text.replace(/&(#x[0-9a-fA-F]+|#\d+|amp|lt|gt|quot|apos);/g, (whole, entity: string) => {
    if (entity.startsWith('#x')) return String.fromCodePoint(Number.parseInt(entity.slice(2), 16));
    if (entity.startsWith('#')) return String.fromCodePoint(Number.parseInt(entity.slice(1), 10));
    return { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }[entity] ?? whole;
  });
}
