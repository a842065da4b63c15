import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import type { FetchPort } from './ports.ts'

/**
 * The network for hosts without Chromium. Node brings certificates of its own and does not look at those of the machine;
 * an organisation that signs for itself keeps its certificate there. They are added when something is first sent.
 */
export function createHostFetch(): FetchPort {
  let isTrusting = false
  return (address, request) => {
    if (!isTrusting) {
      isTrusting = true
      trustThisMachine()
    }
    return fetch(address, request)
  }
}

function trustThisMachine(): void {
  const own = getCACertificates('default')
  setDefaultCACertificates([...new Set([...own, ...getCACertificates('system')])])
}
