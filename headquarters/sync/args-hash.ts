import { createHash } from 'node:crypto'

/** A fingerprint of a command's name and arguments, whatever the order of their fields. */
export function argsHash(type: string, args: unknown): string {
  return createHash('sha256')
    .update(`${type} ${canonicalJson(args)}`)
    .digest('base64')
}

function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const fields = Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, part]) => `${JSON.stringify(name)}:${canonicalJson(part)}`)
  return `{${fields.join(',')}}`
}
