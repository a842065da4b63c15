import { writeTrouble } from '../app/call-error.ts'
import { useTexts } from '../app/texts.tsx'
import { Notice } from './Notice.tsx'

/** Why what stands here could not be read; nothing while all is well. */
export function CallTrouble({ error }: { readonly error: Error | null }) {
  const texts = useTexts()
  return error === null ? null : <Notice tone="problem">{writeTrouble(texts, error)}</Notice>
}
