/** Addresses in the log are cut: enough to see a pattern, too little to name a reader. */
import { isIPv4, isIPv6 } from 'node:net'

/** An IPv4 address as its /24, an IPv6 address as its /48; `-` when it is neither. */
export function cutAddress(address: string | undefined): string {
  const plain = (address ?? '').replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/i, '')
  if (isIPv4(plain)) return `${plain.split('.').slice(0, 3).join('.')}.0/24`
  return isIPv6(plain) ? `${groupsOf(plain).slice(0, 3).join(':')}::/48` : '-'
}

/** The eight groups of an IPv6 address, without leading zeros; the first six when its end is written like IPv4. */
function groupsOf(address: string): string[] {
  const [head, tail] = address.toLowerCase().split('::')
  const parts = (side: string | undefined) => (side ? side.split(':') : [])
  const width = address.includes('.') ? 7 : 8
  const zeros = tail === undefined ? 0 : width - parts(head).length - parts(tail).length
  return [...parts(head), ...Array<string>(zeros).fill('0'), ...parts(tail)].map((g) => g.replace(/^0+(?=.)/, ''))
}
