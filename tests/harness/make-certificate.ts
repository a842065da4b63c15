import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'

/*
 * A certificate for tests, signed with its own key and made anew each time: no private key lies about in the project.
 * X.509 in DER, just enough of it for TLS on this machine.
 */

export interface TestCertificate {
  readonly cert: string
  readonly key: string
}

const SEQUENCE = 0x30
const SET = 0x31
const ED25519 = der(SEQUENCE, der(0x06, Buffer.from('2b6570', 'hex')))
const COMMON_NAME = Buffer.from('550403', 'hex')
const OTHER_NAMES = Buffer.from('551d11', 'hex')

/** For `localhost` and 127.0.0.1, good from 2020 to 2049. */
export function makeCertificate(): TestCertificate {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const name = der(
    SEQUENCE,
    der(SET, der(SEQUENCE, der(0x06, COMMON_NAME), der(0x0c, Buffer.from('localhost')))),
  )
  const validity = der(
    SEQUENCE,
    der(0x17, Buffer.from('200101000000Z')),
    der(0x17, Buffer.from('491231235959Z')),
  )
  const otherNames = der(
    SEQUENCE,
    der(0x82, Buffer.from('localhost')),
    der(0x87, Buffer.from([127, 0, 0, 1])),
  )
  const extensions = der(SEQUENCE, der(SEQUENCE, der(0x06, OTHER_NAMES), der(0x04, otherNames)))
  const serial = randomBytes(8)
  serial.writeUInt8(1, 0)
  const content = der(
    SEQUENCE,
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, serial),
    ED25519,
    name,
    validity,
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, extensions),
  )
  const signature = sign(null, content, privateKey)
  const whole = der(SEQUENCE, content, ED25519, der(0x03, Buffer.from([0]), signature))
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? []
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}

/** Tag, length, content. */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  const { length } = content
  const head = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...head]), content])
}
