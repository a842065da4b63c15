import type { ImportFilesInput } from '#shared/schema/import/model.ts'
import { maxImportBytes, maxImportFiles } from '#shared/schema/import/model.ts'
import type { ScreenTextCode } from '../../text/screen-texts.ts'

/** Why files were not even sent; a text code with its parameters. */
export interface FileTrouble {
  readonly code: ScreenTextCode
  readonly params: Readonly<Record<string, number>>
}

export type FilesRead =
  | { readonly ok: true; readonly input: ImportFilesInput }
  | { readonly ok: false; readonly trouble: FileTrouble }

/** Reads the chosen CSV files into what crosses the bridge; other files in the folder are left out. */
export async function readFiles(chosen: readonly File[]): Promise<FilesRead> {
  const files = chosen.filter((file) => /\.(csv|txt|tsv)$/i.test(file.name))
  const refuse = (code: ScreenTextCode, params: Readonly<Record<string, number>> = {}): FilesRead => ({
    ok: false,
    trouble: { code, params },
  })
  if (files.length === 0) return refuse('import.noCsv')
  if (files.length > maxImportFiles) return refuse('import.tooMany', { count: maxImportFiles })
  const totalBytes = files.reduce((sum, file) => sum + file.size, 0)
  if (totalBytes > maxImportBytes) return refuse('import.tooBig', { megabytes: maxImportBytes / 1024 / 1024 })
  try {
    const read = await Promise.all(
      files.map(async (file) => ({
        name: file.name,
        base64: toBase64(new Uint8Array(await file.arrayBuffer())),
      })),
    )
    return { ok: true, input: { files: read } }
  } catch {
    return refuse('import.unreadable')
  }
}

/** `btoa` takes characters, so the bytes go in as such, in pieces the call stack can hold. */
function toBase64(bytes: Uint8Array): string {
  const pieceBytes = 32_768
  let characters = ''
  for (let start = 0; start < bytes.length; start += pieceBytes) {
    characters += String.fromCharCode(...bytes.subarray(start, start + pieceBytes))
  }
  return btoa(characters)
}
