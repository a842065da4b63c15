/** Our page has one address; everything is compared part by part after parsing, never as a piece of text. */
export const appScheme = 'app'
export const appHost = 'dagdeel'
export const startAddress = `${appScheme}://${appHost}/index.html`

export function isOwnPage(address: string): boolean {
  const url = URL.parse(address)
  return (
    url !== null &&
    url.protocol === `${appScheme}:` &&
    url.host === appHost &&
    url.username === '' &&
    url.password === ''
  )
}

/** Something our own page made in its own memory, such as a file to save. */
export function isOwnBlob(address: string): boolean {
  const url = URL.parse(address)
  return url !== null && url.protocol === 'blob:' && isOwnPage(url.pathname)
}

/** The name of a table, a paper or a packed folder: the only things the page makes to be saved. Nothing that runs. */
export function isExportName(fileName: string): boolean {
  return /^[a-z0-9-]{1,120}\.(?:csv|xlsx|pdf|zip)$/.test(fileName)
}

/** What may be handed to the person's own browser: a website, without a name or password in its address. */
export function isOpenableOutside(address: string): boolean {
  const url = URL.parse(address)
  return url !== null && url.protocol === 'https:' && url.username === '' && url.password === ''
}
