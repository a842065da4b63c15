import type { ImportFile, ImportFilesInput } from '#shared/schema/import/model.ts'

/** Files as the screen sends them, back to bytes. */
export function readUploads(input: ImportFilesInput): readonly ImportFile[] {
  return input.files.map(({ name, base64 }) => ({ name, bytes: Buffer.from(base64, 'base64') }))
}
