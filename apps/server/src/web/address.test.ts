import { expect, it } from 'vitest'
import { cutAddress } from './address.js'

it.each([
  ['192.0.2.77', '192.0.2.0/24'],
  ['::ffff:192.0.2.77', '192.0.2.0/24'],
  ['2001:db8:abcd:12::7', '2001:db8:abcd::/48'],
  ['2001:0DB8:0000::1', '2001:db8:0::/48'],
  ['::1', '0:0:0::/48'],
  ['fe80::1%eth0', 'fe80:0:0::/48'],
  ['64:ff9b::192.0.2.33', '64:ff9b:0::/48'],
  ['not an address', '-'],
  [undefined, '-'],
])('cuts %s to %s', (address, cut) => expect(cutAddress(address)).toBe(cut))
