import { createElement } from 'react'
import type { PolicyCode } from '#shared/domain/policies/model.ts'
import { readPolicyText } from '#shared/domain/policies/policies-on.ts'
import { policyDefinitions } from '#shared/domain/policies/policies.ts'
import { useTexts } from '../../app/texts.tsx'
import { policyControls } from './policy-controls.tsx'

interface PolicyControlProps<Code extends PolicyCode> {
  readonly code: Code
  /** JSON text, as it is stored. */
  readonly text: string
  readonly onChange: (text: string) => void
}

/** The right control for a house rule. A text that does not fit starts from the default. */
export function PolicyControl<Code extends PolicyCode>({ code, text, onChange }: PolicyControlProps<Code>) {
  const { word } = useTexts()
  const box = readPolicyText(code, text)
  return createElement(policyControls[code], {
    label: word(`policy.name.${code}`),
    value: box === undefined ? policyDefinitions[code].defaultValue : box.value,
    onChange: (value) => onChange(JSON.stringify(value)),
  })
}
