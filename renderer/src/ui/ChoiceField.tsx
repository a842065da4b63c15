import { SegmentedControl } from '@mantine/core'
import { useId } from 'react'
import classes from './controls.module.css'

interface ChoiceFieldProps<Value extends string> {
  readonly label: string
  /** The label is said aloud but not shown, where the choices speak for themselves. */
  readonly isLabelHidden?: boolean
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly onChange: (value: Value) => void
}

/** Two to four choices side by side. */
export function ChoiceField<Value extends string>({
  label,
  isLabelHidden = false,
  value,
  options,
  onChange,
}: ChoiceFieldProps<Value>) {
  const id = useId()
  return (
    <div className={classes.field}>
      <span id={id} className={isLabelHidden ? 'visuallyHidden' : classes.fieldLabel}>
        {label}
      </span>
      <div className={classes.fieldRow}>
        <SegmentedControl
          aria-labelledby={id}
          value={value}
          data={options.map((option) => ({ ...option }))}
          onChange={(next) => {
            const chosen = options.find((option) => option.value === next)
            if (chosen !== undefined) onChange(chosen.value)
          }}
        />
      </div>
    </div>
  )
}
