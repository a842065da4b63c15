import { readFileSync } from 'node:fs'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'

export interface ListeningPlace {
  readonly host: string
  /** The name in the address that is shown to people. */
  readonly shownHost: string
  /** 0 = any free port. */
  readonly port: number
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | null
}

export interface ListeningWish {
  /** null = this machine only without a certificate, every address of it with one. */
  readonly host: string | null
  readonly port: number
  readonly certFile: string | null
  readonly keyFile: string | null
}

const THIS_MACHINE = '127.0.0.1'

/**
 * Where to listen, and whether that is safe: what devices say holds names of children, so anything beyond this machine
 * needs a certificate. The refusal is a sentence for the operator.
 */
export function whereToListen(wish: ListeningWish): Result<ListeningPlace, string> {
  const { certFile, keyFile, port } = wish
  if ((certFile === null) !== (keyFile === null))
    return refuse(
      'A certificate needs its key, and a key its certificate: give both HQ_TLS_CERT and HQ_TLS_KEY.',
    )
  if (certFile === null || keyFile === null) {
    if (wish.host !== null && wish.host !== THIS_MACHINE && wish.host !== 'localhost')
      return refuse(
        `Without a certificate headquarters listens on ${THIS_MACHINE} only, not on ${wish.host}. ` +
          'Give a certificate and its key: HQ_TLS_CERT and HQ_TLS_KEY, or --cert and --key.',
      )
    return ok({ host: THIS_MACHINE, shownHost: THIS_MACHINE, port, tls: null })
  }
  const cert = readFile(certFile)
  const key = readFile(keyFile)
  if (cert === undefined) return refuse(`The certificate ${certFile} cannot be read.`)
  if (key === undefined) return refuse(`The key ${keyFile} cannot be read.`)
  const host = wish.host ?? '0.0.0.0'
  return ok({ host, shownHost: host === '0.0.0.0' ? 'localhost' : host, port, tls: { cert, key } })
}

function readFile(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}
