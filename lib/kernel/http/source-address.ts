// Whose address a request comes from: of IPv6 the network, since one household has more addresses than all of IPv4.

/** `203.0.113.7` as it is; `2001:db8:1:2:…` as `2001:db8:1:2`. */
export function addressOf(ip: string): string {
  if (!ip.includes(':')) return ip;
  // An address of IPv4 written as one of IPv6.
  const [, mapped] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip) ?? [];
  if (mapped !== undefined) return mapped;
  const [head = '', tail = ''] = ip.toLowerCase().split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === '' ? [] : tail.split(':');
  const zeros = ip.includes('::') ? Array.from({ length: 8 - before.length - after.length }, () => '0') : [];
  return [...before, ...zeros, ...after]
    .slice(0, 4)
    .map((part) => part.replace(/^0+(?=.)/, ''))
    .join(':');
}
