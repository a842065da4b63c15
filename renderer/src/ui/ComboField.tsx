import { Combobox, Input, useCombobox } from '@mantine/core'
import type { ReactNode, Ref } from 'react'
import { useTexts } from '../app/texts.tsx'
import type { FieldProps } from './Field.tsx'
import { Field } from './Field.tsx'

export interface ComboOption {
  readonly value: string
  readonly label: string
  /** Shown after the label: age, group, days. */
  readonly aside?: ReactNode
}

interface ComboFieldProps extends FieldProps {
  /** What is typed; the owner looks up options for it. */
  readonly text: string
  readonly onType: (text: string) => void
  readonly options: readonly ComboOption[]
  readonly onChoose: (option: ComboOption) => void
  readonly isSearching?: boolean
  readonly placeholder?: string
  readonly inputRef?: Ref<HTMLInputElement>
}

/** Type a few letters, choose from the list: arrows and Enter, or a click. */
export function ComboField({
  label,
  hint,
  problem,
  text,
  onType,
  options,
  onChoose,
  isSearching = false,
  placeholder,
  inputRef,
}: ComboFieldProps) {
  const { t } = useTexts()
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const choose = (value: string) => {
    const option = options.find((each) => each.value === value)
    if (option === undefined) return
    onChoose(option)
    combobox.closeDropdown()
  }
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })} problem={problem ?? null}>
      {(control) => (
        <Combobox store={combobox} onOptionSubmit={choose} withinPortal={false}>
          <Combobox.Target withExpandedAttribute>
            <Input
              {...control}
              role="combobox"
              {...(inputRef === undefined ? {} : { ref: inputRef })}
              {...(placeholder === undefined ? {} : { placeholder })}
              autoComplete="off"
              error={problem !== undefined && problem !== null}
              value={text}
              onChange={(event) => {
                onType(event.currentTarget.value)
                combobox.openDropdown()
                combobox.selectFirstOption()
              }}
              onFocus={(event) => event.currentTarget.select()}
              onBlur={() => combobox.closeDropdown()}
            />
          </Combobox.Target>
          <Combobox.Dropdown hidden={text.trim() === ''}>
            <Combobox.Options aria-label={label} mah="18rem">
              {options.map((option) => (
                <Combobox.Option key={option.value} value={option.value}>
                  {option.label} {option.aside}
                </Combobox.Option>
              ))}
              {options.length === 0 ? (
                <Combobox.Empty>{isSearching ? t('combo.searching') : t('combo.none')}</Combobox.Empty>
              ) : null}
            </Combobox.Options>
          </Combobox.Dropdown>
        </Combobox>
      )}
    </Field>
  )
}
