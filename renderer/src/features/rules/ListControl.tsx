import { CheckField } from '../../ui/CheckField.tsx'
import type { ControlProps } from './control-props.ts'
import classes from './rules.module.css'

interface ListControlProps<Word extends string> extends ControlProps<readonly Word[]> {
  readonly words: readonly Word[]
  readonly writeWord: (word: Word) => string
}

/** Which of a few words hold; the order is always their own. */
export function ListControl<Word extends string>({
  label,
  value,
  words,
  writeWord,
  onChange,
}: ListControlProps<Word>) {
  return (
    <fieldset className={classes.fieldset}>
      <legend>{label}</legend>
      {words.map((word) => (
        <CheckField
          key={word}
          label={writeWord(word)}
          isChecked={value.includes(word)}
          onChange={(isChecked) =>
            onChange(words.filter((each) => (each === word ? isChecked : value.includes(each))))
          }
        />
      ))}
    </fieldset>
  )
}
