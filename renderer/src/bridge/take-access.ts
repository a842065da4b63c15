/** What lets this page in: the token of this run of the host, or a code that is good for one exchange. */
export type Access =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'none' }

const storageKey = 'dagdeel.token'

/**
 * Reads the access from the address and takes it out of the address and the browser's history. A reload finds it in
 * the tab's own storage, which ends with the tab.
 */
export function takeAccess(page: Pick<Window, 'location' | 'history' | 'sessionStorage'>): Access {
  const match = /^#(token|code)=([0-9a-f]{64})$/.exec(page.location.hash)
  if (match !== null) {
    page.history.replaceState(null, '', page.location.pathname + page.location.search)
    const [, kind, secret = ''] = match
    if (kind === 'code') return { kind: 'code', code: secret }
    keepToken(page.sessionStorage, secret)
    return { kind: 'token', token: secret }
  }
  const token = page.sessionStorage.getItem(storageKey)
  return token === null ? { kind: 'none' } : { kind: 'token', token }
}

export function keepToken(storage: Storage, token: string): void {
  storage.setItem(storageKey, token)
}
