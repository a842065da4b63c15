import { hash } from 'node:crypto'

/** A fingerprint of a command's name and arguments, whatever the order of their fields. */
export function argsHash(type: string, args: unknown): string {
  return hash('sha256', `${type} ${canonicalJson(args)}`, 'base64')
}

function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const fields = value as Readonly<Record<string, unknown>>
  let text = ''
  for (const name of Object.keys(fields).sort()) {
    const part = fields[name]
    if (part === undefined) continue
    text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${canonicalJson(part)}`
  }
  return `{${text}}`
}
