import type { CellExplanation, PersonName } from '#shared/domain/board/model.ts'
import { formatMinute } from '#shared/kernel/time.ts'
import { writeAge } from '#shared/text/formats.ts'
import { useOpeners } from '../../app/openers.tsx'
import { useTexts } from '../../app/texts.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { writePersonName } from './person-name.ts'
import classes from './explanation.module.css'

/** The people behind the number; a name opens the card of that person. */
export function PresentPeople({ why }: { readonly why: CellExplanation }) {
  const { t, language, word } = useTexts()
  const openers = useOpeners()
  if (why.presentChildren.length === 0 && why.presentStaff.length === 0) return <p>{t('why.nobody')}</p>
  const staffStretches = (staffMemberId: string) =>
    why.presentStaff.filter((each) => each.staffMemberId === staffMemberId)
  return (
    <>
      <h4 className={classes.subHeading}>{t('why.staff')}</h4>
      <ul className={classes.plainList}>
        {why.presentStaff.map((person) => (
          <li key={`${person.staffMemberId} ${person.startMinute}`} className={classes.person}>
            <LinkButton
              onClick={() =>
                openers.openStaffMember({
                  staffMemberId: person.staffMemberId,
                  name: writePersonName(person),
                  roleCode: `staffRole.${person.role}`,
                  day: why.day,
                  stretches: staffStretches(person.staffMemberId),
                })
              }
            >
              {writePersonName(person)}
            </LinkButton>
            <span className={classes.muted}>
              {word(`staffRole.${person.role}`)}
              {person.counting === 'notCounted' ? `, ${t('why.notCounted')}` : ''}
            </span>
            <span className={classes.times}>{writeTimes(person)}</span>
          </li>
        ))}
      </ul>
      <h4 className={classes.subHeading}>{t('why.children')}</h4>
      <ul className={classes.plainList}>
        {why.presentChildren.toSorted(bySurname).map((child) => (
          <li key={`${child.childId} ${child.startMinute}`} className={classes.person}>
            <LinkButton onClick={() => openers.openChild(child.childId, writePersonName(child), why.day)}>
              {writePersonName(child)}
            </LinkButton>
            <span className={classes.muted}>
              {writeAge(child.ageMonths, language)}
              {child.isElsewhere ? `, ${t('why.elsewhere')}` : ''}
            </span>
            <span className={classes.times}>{writeTimes(child)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

function writeTimes({
  startMinute,
  endMinute,
}: {
  readonly startMinute: number
  readonly endMinute: number
}): string {
  return `${formatMinute(startMinute)}–${formatMinute(endMinute)}`
}

const collator = new Intl.Collator('nl')

function bySurname(a: PersonName, b: PersonName): number {
  return collator.compare(a.surname, b.surname) || collator.compare(a.firstName, b.firstName)
}
