import { useId, useState } from 'react'
import { isoWeekOf } from '#shared/kernel/time.ts'
import type { Texts } from '../../app/texts.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useGo } from '../../app/use-go.ts'
import { Button } from '../../ui/Button.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { useOpeners } from '../../app/openers.tsx'
import classes from './outlook.module.css'
import { QuietOptionLine } from './QuietOptionLine.tsx'
import type { QuietDay, QuietDays } from './QuietView.tsx'

const firstOptions = 2

/** One day of one unit: the two numbers, what comes free, who could go, and who could come instead. */
export function QuietDayCard({
  quiet,
  groups,
}: {
  readonly quiet: QuietDay
  readonly groups: QuietDays['groups']
}) {
  const texts = useTexts()
  const { t } = texts
  const go = useGo()
  const openers = useOpeners()
  const titleId = useId()
  const [isWhole, setWhole] = useState(false)
  const [best] = quiet.options
  const title = t('quiet.title', { day: quiet.day, group: writeUnit(texts, quiet, groups) })
  const options = isWhole ? quiet.options : quiet.options.slice(0, firstOptions)
  return (
    <article className={classes.card} aria-labelledby={titleId}>
      <header className={classes.cardHeader}>
        <h2 id={titleId}>{title}</h2>
        {best === undefined ? null : (
          <span className={classes.cardStaff}>
            {t('quiet.staff', { before: best.requiredBefore, after: best.requiredAfter })}
          </span>
        )}
        <span className={classes.cardSaved}>
          {t('quiet.saved', { minutes: quiet.savedMinutes })} ·{' '}
          {t('quiet.cents', { cents: quiet.savedCents })}
        </span>
        <Button
          size="small"
          kind="quiet"
          aria-label={t('quiet.openDayOf', { day: quiet.day })}
          onClick={() => go.toDay(quiet.day)}
        >
          {t('quiet.openDay')}
        </Button>
      </header>
      <p className={classes.muted}>
        {t('quiet.children', { count: quiet.childrenThere })} · {writeRostered(texts, quiet)}
      </p>
      <ul className={classes.options} aria-label={t('quiet.option')}>
        {options.map((option) => (
          <QuietOptionLine
            key={option.children.map(({ childId }) => childId).join(' ') + option.dayparts.join(' ')}
            day={quiet.day}
            option={option}
          />
        ))}
      </ul>
      {!isWhole && quiet.options.length > firstOptions ? (
        <Button size="small" aria-label={t('quiet.showOptionsOf', { title })} onClick={() => setWhole(true)}>
          {t('quiet.showOptions')}
        </Button>
      ) : null}
      {isWhole && quiet.moreOptions > 0 ? (
        <p className={classes.muted}>{t('quiet.more', { count: quiet.moreOptions })}</p>
      ) : null}
      {quiet.mergeSavedMinutes > quiet.savedMinutes ? (
        <p className={classes.merging}>
          {t('quiet.merging', { minutes: quiet.mergeSavedMinutes })}{' '}
          <Button
            size="small"
            aria-label={t('quiet.toMergingOf', { day: quiet.day })}
            onClick={() => go.toMerging(isoWeekOf(quiet.day))}
          >
            {t('quiet.toMerging')}
          </Button>
        </p>
      ) : null}
      {quiet.requests.length === 0 ? null : (
        <div className={classes.steer}>
          <h3>{t('quiet.steer')}</h3>
          <ul>
            {quiet.requests.map((request) => (
              <li key={request.requestId}>
                <LinkButton onClick={() => openers.openChild(request.childId, request.name, quiet.day)}>
                  {request.name}
                </LinkButton>{' '}
                {t('quiet.steerOne', { day: request.wantedDay })}{' '}
                <Button
                  size="small"
                  aria-label={t('quiet.openRequestOf', { name: request.name })}
                  onClick={() => go.toRequests(request.requestId)}
                >
                  {t('quiet.openRequest')}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </article>
  )
}

/** The group, or all school groups of the location together. BKR-5 */
function writeUnit({ t }: Texts, quiet: QuietDay, groups: QuietDays['groups']): string {
  if (quiet.setting === 'outOfSchoolCare' && quiet.groupIds.length > 1) return t('quiet.allSchoolGroups')
  return quiet.groupIds.flatMap((id) => groups.find(({ groupId }) => groupId === id)?.name ?? []).join(', ')
}

function writeRostered({ t }: Texts, { rostered, options: [best] }: QuietDay): string {
  if (rostered === null) return t('quiet.noRoster')
  return best !== undefined && rostered < best.requiredBefore
    ? t('quiet.solvesShortage', { count: rostered })
    : t('quiet.rostered', { count: rostered })
}
