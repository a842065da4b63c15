import type { IsoDay } from '#shared/kernel/time.ts'
import { writeDay } from '#shared/text/formats.ts'
import { useOpeners } from '../../app/openers.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useGo } from '../../app/use-go.ts'
import { Button } from '../../ui/Button.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import classes from './outlook.module.css'
import type { QuietDay } from './QuietView.tsx'

type Option = QuietDay['options'][number]
type Child = Option['children'][number]

/** One child or two who could go, each with its day and the button that asks for it. */
export function QuietOptionLine({ day, option }: { readonly day: IsoDay; readonly option: Option }) {
  const { t } = useTexts()
  return (
    <li className={classes.option}>
      <span className={classes.optionSaved}>
        {t('quiet.saved', { minutes: option.savedMinutes })} ({writePart(option)})
      </span>
      <div className={classes.optionChildren}>
        {option.children.map((child) => (
          <MovingChildLine key={child.childId} day={day} child={child} />
        ))}
      </div>
    </li>
  )

  function writePart({ dayparts }: Option): string {
    const [part] = dayparts
    return t(`quiet.part.${dayparts.length === 1 && part !== undefined ? part : 'whole'}`)
  }
}

function MovingChildLine({ day, child }: { readonly day: IsoDay; readonly child: Child }) {
  const { t, language } = useTexts()
  const go = useGo()
  const openers = useOpeners()
  const { toDay, requestId } = child
  const others = child.fitDays.filter((each) => each !== toDay).map((each) => writeDay(each, language))
  return (
    <div className={classes.moving}>
      <LinkButton onClick={() => openers.openChild(child.childId, child.name, day)}>{child.name}</LinkButton>{' '}
      <span>{toDay === null ? t('quiet.givenAway') : t('quiet.toDay', { day: toDay })}</span>
      {child.hasSiblingThere ? <span className={classes.muted}> · {t('quiet.sibling')}</span> : null}
      {others.length === 0 || toDay === null ? null : (
        <span className={classes.muted}> · {t('quiet.alsoFits', { days: others.join(', ') })}</span>
      )}{' '}
      {requestId !== null ? (
        <Button
          size="small"
          aria-label={t('quiet.openRequestOf', { name: child.name })}
          onClick={() => go.toRequests(requestId)}
        >
          {t('quiet.openRequest')}
        </Button>
      ) : toDay !== null ? (
        <Button
          size="small"
          aria-label={t('quiet.askSwapOf', { name: child.name, from: day, to: toDay })}
          onClick={() => go.toNewRequest({ kind: 'swapDay', childId: child.childId, day: toDay })}
        >
          {t('quiet.askSwap')}
        </Button>
      ) : null}
    </div>
  )
}
