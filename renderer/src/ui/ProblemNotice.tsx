import { Notice } from './Notice.tsx'

/** Why an act was refused or went wrong, read aloud as soon as it appears; nothing while all is well. */
export function ProblemNotice({ text }: { readonly text: string | null }) {
  if (text === null) return null
  return (
    <Notice tone="problem" isAlert>
      {text}
    </Notice>
  )
}
