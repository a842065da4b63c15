import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { LadderRung } from '#shared/domain/policies/model.ts'
import { useAnnouncer } from '../../app/announcer.tsx'
import { useTexts } from '../../app/texts.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import type { ControlProps } from './control-props.ts'
import classes from './rules.module.css'

/** The ladder, the first served on top; every rung moves with two buttons. CHECK-4 */
export function LadderControl({ label, value, onChange }: ControlProps<readonly LadderRung[]>) {
  const { t, word } = useTexts()
  const announcer = useAnnouncer()
  const move = (rung: LadderRung, step: 1 | -1) => {
    const from = value.indexOf(rung)
    const to = from + step
    if (to < 0 || to >= value.length) return
    onChange(value.toSpliced(from, 1).toSpliced(to, 0, rung))
    announcer.say(t('rules.rungMoved', { rung: word(`policy.rung.${rung}`), place: to + 1 }))
  }
  return (
    <div>
      <span className={classes.ladderLabel}>{label}</span>
      <ol className={classes.ladder} aria-label={label}>
        {value.map((rung, index) => {
          const name = word(`policy.rung.${rung}`)
          return (
            <li key={rung} className={classes.rung}>
              <span>{name}</span>
              <span className={classes.rungButtons}>
                <IconButton
                  label={t('rules.rungUp', { rung: name })}
                  icon={<IconArrowUp size={16} stroke={1.75} aria-hidden="true" />}
                  aria-disabled={index === 0}
                  onClick={() => move(rung, -1)}
                />
                <IconButton
                  label={t('rules.rungDown', { rung: name })}
                  icon={<IconArrowDown size={16} stroke={1.75} aria-hidden="true" />}
                  aria-disabled={index === value.length - 1}
                  onClick={() => move(rung, 1)}
                />
              </span>
            </li>
          )
        })}
      </ol>
    </div>
  )
}
