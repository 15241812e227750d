import { BlockList, isIPv4, isIPv6 } from 'node:net';

// Of the IANA special-purpose registries: what is not out on the internet, or leads back into a private network.
const IPV4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const;
// Within 2000::/3, the only part given out; all else of IPv6 is private anyway (loopback, fc00::/7, fe80::/10, mapped).
const IPV6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const;

const notPublic = new BlockList();
for (const [net, prefix] of IPV4) notPublic.addSubnet(net, prefix, 'ipv4');
for (const [net, prefix] of IPV6) notPublic.addSubnet(net, prefix, 'ipv6');
const global = new BlockList();
global.addSubnet('2000::', 3, 'ipv6');

/** True for whatever is not an address of the open internet, and for what is no address at all. */
export function isPrivateAddress(address: string): boolean {
  if (isIPv4(address)) return notPublic.check(address, 'ipv4');
  if (!isIPv6(address) || address.includes('%')) return true;
  return !global.check(address, 'ipv6') || notPublic.check(address, 'ipv6');
}

/** This machine itself, by name or address. */
export function isOwnMachine(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
}
