import { refuse, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'

const ownMachine: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]'])

/**
 * The address of headquarters as it is kept: scheme, name and port, nothing behind it. Without a scheme it is `https`,
 * and on this very machine `http`. Plain `http` to any other machine is refused: anybody on the way could read along.
 */
export function readAddress(text: string): Result<string, 'unreadable' | 'notSecure'> {
  const trimmed = text.trim()
  const isSchemed = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed)
  const url = URL.parse(isSchemed ? trimmed : `https://${trimmed}`)
  if (url === null || url.hostname === '' || url.username !== '' || url.password !== '')
    return refuse('unreadable')
  if ((url.pathname !== '/' && url.pathname !== '') || url.search !== '' || url.hash !== '')
    return refuse('unreadable')
  const isOwn = ownMachine.has(url.hostname)
  if (!isSchemed && isOwn) return ok(`http://${portOf(trimmed, url.hostname)}`)
  if (url.protocol === 'http:') return isOwn ? ok(url.origin) : refuse('notSecure')
  return url.protocol === 'https:' ? ok(url.origin) : refuse('unreadable')
}

/** Read again under its own scheme: 443 is the usual port of `https` only, and would have been dropped. */
function portOf(text: string, hostname: string): string {
  return URL.parse(`http://${text}`)?.host ?? hostname
}
