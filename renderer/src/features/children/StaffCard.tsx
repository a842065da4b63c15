import { formatMinute } from '#shared/kernel/time.ts'
import { writeDay } from '#shared/text/formats.ts'
import type { StaffCardFacts } from '../../app/openers.tsx'
import { useSession } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import classes from './children.module.css'

/** What somebody of the staff does on one day. */
export function StaffCard({ facts }: { readonly facts: StaffCardFacts }) {
  const { t, word, language } = useTexts()
  const session = useSession()
  const groups = session.locations.flatMap((location) => location.groups)
  return (
    <dl className={classes.facts}>
      <dt>{t('staff.role')}</dt>
      <dd>{word(facts.roleCode)}</dd>
      <dt>{t('staff.day')}</dt>
      <dd>{writeDay(facts.day, language)}</dd>
      <dt>{t('staff.works')}</dt>
      <dd>
        {facts.stretches.map(({ startMinute, endMinute, groupId }) => (
          <div key={`${groupId} ${startMinute}`}>
            {formatMinute(startMinute)}–{formatMinute(endMinute)}{' '}
            {groups.find((group) => group.id === groupId)?.name ?? ''}
          </div>
        ))}
      </dd>
    </dl>
  )
}
