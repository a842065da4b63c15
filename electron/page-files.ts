import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'

export interface PageFile {
  readonly bytes: Buffer
  readonly contentType: string
  /** The name carries a hash of the content, so a browser may keep it. */
  readonly isImmutable: boolean
}

export interface PageFiles {
  /** The file behind the path of a request, or `undefined`. Only paths that exist in the build are known. */
  find(path: string): Promise<PageFile> | undefined
}

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}

/**
 * The built page. The folder is listed once and a request can only name what is in the list: no path is ever put
 * together from what somebody sent, so there is nothing to climb out of.
 */
export function listPageFiles(folder: string): PageFiles {
  const places = new Map<string, string>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || contentTypes[extname(entry.name)] === undefined) continue
    const place = join(entry.parentPath, entry.name)
    places.set(place.slice(folder.length).replaceAll('\\', '/'), place)
  }
  const index = places.get('/index.html')
  if (index !== undefined) places.set('/', index)
  const read = new Map<string, Promise<PageFile>>()
  return {
    find: (path) => {
      const place = places.get(path)
      if (place === undefined) return undefined
      const known = read.get(path)
      if (known !== undefined) return known
      const file = readPageFile(place, path)
      read.set(path, file)
      return file
    },
  }
}

async function readPageFile(place: string, path: string): Promise<PageFile> {
  return {
    bytes: await readFile(place),
    contentType: contentTypes[extname(place)] ?? 'application/octet-stream',
    isImmutable: path.startsWith('/assets/'),
  }
}
