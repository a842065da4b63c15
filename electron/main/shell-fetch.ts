import { session } from 'electron'
import type { FetchPort } from '../ports.ts'

/**
 * The network as Chromium sees it: the certificates, the proxy and the sign-in of this machine count. A session of its
 * own, kept in memory only: the one of the page lets nothing out at all.
 */
export const shellFetch: FetchPort = (address, request) =>
  session.fromPartition('headquarters', { cache: false }).fetch(address, request)
