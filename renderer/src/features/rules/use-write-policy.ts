import { describePolicy } from '#shared/domain/policies/describe-policy.ts'
import type { PolicyCode } from '#shared/domain/policies/model.ts'
import { readPolicyText } from '#shared/domain/policies/policies-on.ts'
import { useTexts } from '../../app/texts.tsx'

/** Writes a stored value in plain words: `2 dagen van tevoren`; the rungs of a ladder follow each other. */
export function useWritePolicy(): (code: PolicyCode, text: string) => string {
  const { write } = useTexts()
  return (code, text) => {
    const box = readPolicyText(code, text)
    if (box === undefined) return text
    return describePolicy(code, box.value)
      .map(write)
      .join(code === 'requests.ladder' ? ' → ' : ', ')
  }
}
